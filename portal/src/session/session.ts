import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type Schemas, send } from '../api/console.ts';
import { rememberCsrfToken } from '../api/csrf.ts';
import { RequestFailed } from '../api/request-json.ts';
import { forgetDrafts } from '../ui/use-draft.ts';
import { noteSessionEnded } from './ended.ts';
import { forgetDay, forgetDayOfOthers, type KeptDay, readKeptDay } from './kept-day.ts';

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
  void forgetDayOfOthers(person.id);
}

/** The day that this page was opened with, as long as the server was not reached since. */
let openedWith: KeptDay | null = null;

/** Shows what was kept, as long as the server was not reached. */
export function showKept(queries: QueryClient): void {
  for (const { key, data } of openedWith?.answers ?? [])
    if (queries.getQueryData(key) === undefined) queries.setQueryData(key, data, { updatedAt: 0 });
}

/** No answer came: a trainer's page opens with what it kept. Its token is none, so that nothing is sent with it. */
async function openKept(failure: unknown): Promise<Session> {
  const isUnreachable = failure instanceof RequestFailed && failure.status === 0;
  openedWith ??= isUnreachable ? await readKeptDay() : null;
  if (!openedWith) throw failure;
  return { ...openedWith.session, csrf_token: '' };
}

/** The server knows of no session (any more): what was shown meanwhile stays, under the way back in. */
async function endOf(): Promise<Session | null> {
  localStorage.removeItem(mark);
  await forgetDay();
  if (!openedWith) return null;
  noteSessionEnded();
  return { ...openedWith.session, csrf_token: '' };
}

async function askSession(signal: AbortSignal): Promise<Session | null> {
  if (localStorage.getItem(mark) === null) return null;
  try {
    const session = await send('get', '/session', {}, { signal });
    rememberCsrfToken(session.csrf_token);
    noteWho(session);
    openedWith = null;
    return session;
  } catch (error) {
    return error instanceof RequestFailed && error.status === 401 ? endOf() : openKept(error);
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
  openedWith = null;
  rememberCsrfToken(session.csrf_token);
  noteWho(session);
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** Forgets that somebody was signed in here. */
export async function forgetSession(queries: QueryClient): Promise<void> {
  localStorage.removeItem(mark);
  queries.clear();
  await forgetDay();
}
