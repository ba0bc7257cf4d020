/** Something that runs again and again until it is stopped. */
export interface Repeating {
  /** Waits for a run in progress. */
  stop(): Promise<void>;
}

/**
 * Runs `work` now and then `pauseMs` after each run ends. Every worker process does so: the work itself must
 * stand being done side by side. A failure is reported and the next run tries again.
 */
export function every(
  pauseMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Repeating {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (!stopped) {
      await work().catch(onError);
      if (!stopped) await pause();
    }
  })();
  return {
    stop() {
      stopped = true;
      wake();
      return loop;
    },
  };
}
