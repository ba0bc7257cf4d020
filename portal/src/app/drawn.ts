import type { QueryClient } from '@tanstack/react-query';
import { read, type Schemas } from '../api/console.ts';
import { beginSession, sessionQuery } from '../session/session.ts';

/** What the server drew a first view from: the answers that the page would have asked for. */
export interface Drawn {
  readonly session: Schemas.Session;
  readonly home: Schemas.AgencyHome;
}

/** Puts the answers where the pages look for them. */
export function keepDrawn(queries: QueryClient, { session, home }: Drawn): void {
  queries.setQueryData(sessionQuery.queryKey, session);
  queries.setQueryData(read('/agency-home', {}).queryKey, home);
}

/** Takes over what the server drew this page from; false: it drew nothing. */
export function takeDrawn(queries: QueryClient): boolean {
  const text = document.getElementById('drawn')?.textContent;
  if (!text) return false;
  const drawn = JSON.parse(text) as Drawn;
  beginSession(queries, drawn.session);
  keepDrawn(queries, drawn);
  return true;
}
