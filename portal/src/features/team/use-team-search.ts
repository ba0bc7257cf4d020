import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TeamSearch } from './routes.ts';

/** What the address says about the list, and a way to change it. */
export function useTeamSearch() {
  const search: TeamSearch = useSearch({ from: '/app/team' });
  const navigate = useNavigate({ from: '/app/team' });
  return {
    search,
    change: (next: TeamSearch, replace = false) => void navigate({ search: next, replace }),
  };
}

/** What of it the server is asked for. */
export function listQueryOf({ page, status, search }: TeamSearch) {
  return { ...(page ? { page } : {}), ...(status ? { status } : {}), ...(search ? { search } : {}) };
}
