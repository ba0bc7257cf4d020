import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type Schemas, send } from '../api/console.ts';
import { rememberCsrfToken } from '../api/csrf.ts';
import { RequestFailed } from '../api/request-json.ts';
import { forgetDrafts } from '../ui/use-draft.ts';

/** Who is signed in. */
export type Session = Schemas.Session;

/** What a person may do. */
export type Role = Session['person']['role'];

/** Noted in this browser while there is a session to ask for: nobody who never signed in causes a refused request. */
const mark = 'veriward-session';

/** Whose tab this is. */
const holder = 'veriward-person';

/** What somebody typed in this tab is for them alone. */
function noteWho({ person }: Session): void {
  const before = sessionStorage.getItem(holder);
  if (before !== null && before !== String(person.id)) forgetDrafts();
  sessionStorage.setItem(holder, String(person.id));
}

async function askSession(signal: AbortSignal): Promise<Session | null> {
  if (localStorage.getItem(mark) === null) return null;
  try {
    const session = await send('get', '/session', {}, { signal });
    rememberCsrfToken(session.csrf_token);
    noteWho(session);
    return session;
  } catch (error) {
    if (!(error instanceof RequestFailed && error.status === 401)) throw error;
    localStorage.removeItem(mark);
    return null;
  }
}

/** Who is signed in; null: nobody. Kept apart from other queries: a change asks all of those anew. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => askSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, on pages that everybody may open. */
export const useMaybeSession = () => useQuery(sessionQuery);

/** Who is signed in, on pages of the desk, which open for nobody else. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('a page of the desk without a session');
  return data;
}

/** Whose agency this is, on pages that only agencies open. */
export function useOrganisationId(): number {
  const { organisation } = useSession();
  if (!organisation) throw new Error('a page of an organisation, opened by staff');
  return organisation.id;
}

/** Takes over the session that signing in, or a new password, began. */
export function beginSession(queries: QueryClient, session: Session): void {
  localStorage.setItem(mark, 'open');
  rememberCsrfToken(session.csrf_token);
  noteWho(session);
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** Forgets that somebody was signed in here. */
export function forgetSession(queries: QueryClient): void {
  localStorage.removeItem(mark);
  queries.clear();
}
