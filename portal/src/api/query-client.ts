import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { noteSessionEnded } from '../session/ended.ts';
import { RequestFailed } from './request-json.ts';

/** A refusal is final; what may have been a hiccup is tried once more. */
function shouldRetry(failures: number, error: Error): boolean {
  const isFinal = error instanceof RequestFailed && error.status >= 400 && error.status < 500;
  return !isFinal && failures < 1;
}

function noticeEndedSession(error: Error): void {
  if (error instanceof RequestFailed && error.code === 'unauthenticated') noteSessionEnded();
}

/** Asks the server for what pages show, and shows what is asked for anew after every change. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } },
    queryCache: new QueryCache({ onError: noticeEndedSession }),
    mutationCache: new MutationCache({
      onError: noticeEndedSession,
      onSuccess: () => queries.invalidateQueries({ queryKey: ['console'] }),
    }),
  });
  return queries;
}

/** Those of this browser tab. */
export const queries: QueryClient = createQueries();
