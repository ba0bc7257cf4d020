import { useSyncExternalStore } from 'react';

let ended = false;
const watchers = new Set<() => void>();

function tell(next: boolean): void {
  ended = next;
  for (const watcher of watchers) watcher();
}

/** An answer said that the session is over: whoever is at the desk is asked to sign in again, over what they have typed. */
export const noteSessionEnded = (): void => tell(true);

/** It goes on. */
export const noteSessionBegun = (): void => tell(false);

/** Whether the session ended under the page that is open. */
export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => ended,
    () => false,
  );
