import { useIsFetching } from '@tanstack/react-query';
import { type ComponentType, useEffect, useState } from 'react';

/** How long a page is left to itself once it has what it asked for, in ms. */
const pauseMs = 1_000;

/**
 * Where notices appear, loaded once the first page has been shown: what is noticed before is shown then. Without a
 * connection it is tried again when that is back.
 */
export function useNotices(): ComponentType | null {
  const isBusy = useIsFetching() > 0;
  const [shown, setShown] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (isBusy || shown) return;
    const load = () =>
      void import('./Notices.tsx').then(
        ({ Notices }) => setShown(() => Notices),
        () => undefined,
      );
    const timer = setTimeout(load, pauseMs);
    window.addEventListener('online', load);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', load);
    };
  }, [isBusy, shown]);
  return shown;
}
