import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** How long a page is left to itself once it has what it asked for, in ms. */
const pauseMs = 1_000;

/** True from the moment when the first page has been shown: what nobody waits for is loaded then. */
export function useQuiet(): boolean {
  const isBusy = useIsFetching() > 0;
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (isBusy || isQuiet) return;
    const timer = setTimeout(() => setQuiet(true), pauseMs);
    return () => clearTimeout(timer);
  }, [isBusy, isQuiet]);
  return isQuiet;
}
