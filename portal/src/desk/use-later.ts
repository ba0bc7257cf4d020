import { useIsFetching } from '@tanstack/react-query';
import { type ComponentType, useEffect, useState } from 'react';

/** How long a page is left to itself once it has what it asked for, in ms. */
const pauseMs = 1_000;

/**
 * A component that nobody waits for: loaded once the first page has been shown, null until then. Without a connection
 * it is tried again when that is back. `load` is the same function at every call.
 */
export function useLater(load: () => Promise<ComponentType>): ComponentType | null {
  const isBusy = useIsFetching() > 0;
  const [loaded, setLoaded] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (isBusy || loaded) return;
    const begin = () =>
      void load().then(
        (component) => setLoaded(() => component),
        () => undefined,
      );
    const timer = setTimeout(begin, pauseMs);
    window.addEventListener('online', begin);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', begin);
    };
  }, [isBusy, loaded, load]);
  return loaded;
}
