import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from './session.ts';

/** Reads the session anew after a change to one's own account: name, codes, and what changes have to carry. */
export function useSessionAnew(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
}
