import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schemas } from '../../api/console.ts';
import { type KeptDay, keepDay } from '../../session/kept-day.ts';
import { sessionQuery } from '../../session/session.ts';
import { londonDay } from '../../ui/format.ts';
import { classesQuery, classQuery, rosterQuery } from './queries.ts';

/** What happens at once is kept at once. */
const pauseMs = 500;

/** A class list names people; how they, and who booked for them, are reached stays at the office. */
const withoutContacts = (booking: Schemas.Booking): Schemas.Booking => ({
  ...booking,
  candidate: { ...booking.candidate, email: '', phone: '' },
  agency_contact_name: null,
  agency_contact_email: null,
  agency_email: null,
  reason_note: null,
});

/** Starts today, or goes on since yesterday. */
function isToday({ start_date, end_date }: Schemas.TrainingEvent): boolean {
  const now = new Date();
  const start = new Date(start_date);
  return londonDay(start) === londonDay(now) || (start <= now && now <= new Date(end_date));
}

/** Today's classes and their lists, as far as they were asked for. */
function answersOf(queries: QueryClient): KeptDay['answers'] {
  const { queryKey } = classesQuery(new Date());
  const all = queries.getQueryData(queryKey);
  const classes = all?.data.filter(isToday) ?? [];
  const lists = classes.flatMap((event) => {
    const roster = queries.getQueryData(rosterQuery(event.id).queryKey);
    return [
      { key: classQuery(event.id).queryKey, data: event },
      ...(roster
        ? [
            {
              key: rosterQuery(event.id).queryKey,
              data: { ...roster, data: roster.data.map(withoutContacts) },
            },
          ]
        : []),
    ];
  });
  return all ? [{ key: queryKey, data: { ...all, data: classes } }, ...lists] : [];
}

async function keep(queries: QueryClient): Promise<void> {
  const session = queries.getQueryData(sessionQuery.queryKey);
  const answers = answersOf(queries);
  // without a token this page itself was opened from what is kept
  if (!session?.csrf_token || answers.length === 0) return;
  await keepDay({ keptAt: Date.now(), session: { ...session, csrf_token: '' }, answers });
}

async function askForToday(queries: QueryClient): Promise<void> {
  const { data } = await queries.fetchQuery(classesQuery(new Date()));
  await Promise.all(data.filter(isToday).map(({ id }) => queries.prefetchQuery(rosterQuery(id))));
}

/** Keeps today's class lists in this browser, and the files of the desk, so that both open without a connection. */
export function useKeptDay(): void {
  const queries = useQueryClient();
  useEffect(() => {
    // a page that is not served over https has no such worker: it needs its connection
    void navigator.serviceWorker?.register('/sw.js', { scope: '/app' }).catch(() => undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = queries.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated' || query.queryKey[0] !== 'console') return;
      clearTimeout(timer);
      timer = setTimeout(() => void keep(queries).catch(() => undefined), pauseMs);
    });
    const askAnew = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    window.addEventListener('online', askAnew);
    void askForToday(queries).catch(() => undefined);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener('online', askAnew);
    };
  }, [queries]);
}
