import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, londonDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { ClassCard } from './ClassCard.tsx';
import styles from './Classes.module.css';
import { classesQuery } from './queries.ts';
import { SessionsOfDay } from './SessionsOfDay.tsx';

export { Roster } from './Roster.tsx';

type Event = Schemas.TrainingEvent;

interface GroupProps {
  readonly title: string;
  readonly events: readonly Event[];
  readonly withProgress?: boolean;
}

function Group({ title, events, withProgress = false }: GroupProps) {
  if (events.length === 0) return null;
  return (
    <section className={styles['group']} aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      <ul className={styles['list']}>
        {events.map((event) => (
          <ClassCard key={event.id} event={event} withProgress={withProgress} />
        ))}
      </ul>
    </section>
  );
}

function Sessions({ day }: { readonly day: string }) {
  const sessions = useQuery(
    read('/virtual-bls/bookings', {
      query: { date_from: day, date_to: day, sort: 'start_date', sort_dir: 'asc', per_page: 100 },
    }),
  );
  return (
    <Loaded query={sessions} what="Today’s remote sessions" height={120}>
      {({ data }) => {
        const held = data.filter(({ booking_status }) => booking_status === 'booked');
        if (held.length === 0) return null;
        return (
          <section className={styles['group']} aria-label="Remote sessions today">
            <h2 className={styles['heading']}>Remote sessions today</h2>
            <SessionsOfDay sessions={held} />
          </section>
        );
      }}
    </Loaded>
  );
}

function ofDay(events: readonly Event[], today: string) {
  const dayOf = ({ start_date }: Event) => londonDay(new Date(start_date));
  return {
    today: events.filter((event) => dayOf(event) === today),
    coming: events.filter((event) => dayOf(event) > today),
    // the latest first: what is not finished there is likelier to be missed
    past: events.filter((event) => dayOf(event) < today && event.status !== 'cancelled').reverse(),
  };
}

function leadOf(today: number, coming: number): string {
  if (today > 0)
    return `${countOf(today, 'class', 'classes')} today. One tap marks a candidate, also without a connection.`;
  return coming > 0 ? 'No class today. What comes next is below.' : 'What you teach, day by day.';
}

/** A trainer’s day: classes and remote sessions of today, what comes, and what was. */
export function Classes() {
  const now = new Date();
  const today = londonDay(now);
  const events = useQuery(classesQuery(now));
  const groups = ofDay(events.data?.data ?? [], today);
  return (
    <DeskPage
      title="My classes"
      lead={events.data ? leadOf(groups.today.length, groups.coming.length) : undefined}
    >
      <Loaded query={events} what="Your classes" height={360}>
        {({ data }) => (
          <>
            <Group title="Today" events={groups.today} withProgress />
            <Sessions day={today} />
            <Group title="Coming" events={groups.coming} />
            <Group title="The last two weeks" events={groups.past} withProgress />
            {data.length === 0 ? (
              <EmptyState title="No classes yet">
                As soon as the office gives you a class it stands here, with its list of candidates. On the
                day, one tap per candidate says who came and who passed.
              </EmptyState>
            ) : null}
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
