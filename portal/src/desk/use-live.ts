import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What is on the screen is asked for at most this often, in ms, however much happens. */
const pauseMs = 2_000;

/** Connects again after a refusal, in ms; what is lost otherwise the browser takes up by itself. */
const refusedPauseMs = 10_000;

/** Asks for what is on the screen: at once, and once more after the pause for whatever came in between. */
function pacedRefresh(queries: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  return {
    refresh() {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          void queries.invalidateQueries({ queryKey: ['console'] });
        },
        Math.max(0, last + pauseMs - Date.now()),
      );
    },
    stop: () => clearTimeout(timer),
  };
}

/** Listens while the page can be seen. Whoever comes back to it sees how things are now. */
function listenWhileVisible(refresh: () => void): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hasBeenReady = false;

  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const open = () => {
    source = new EventSource('/console/v1/live');
    source.addEventListener('changed', refresh);
    source.addEventListener('ready', () => {
      // What is shown was only just asked for, the first time.
      if (hasBeenReady) refresh();
      hasBeenReady = true;
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      // A session that ended shows in the next answer.
      refresh();
      retry = setTimeout(() => {
        close();
        open();
      }, refusedPauseMs);
    });
  };
  const follow = () => {
    close();
    if (document.visibilityState === 'visible') open();
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
  };
}

/** Keeps what is on the screen as it is in the database, whoever changes it. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const paced = pacedRefresh(queries);
    const stop = listenWhileVisible(paced.refresh);
    return () => {
      stop();
      paced.stop();
    };
  }, [queries]);
}
