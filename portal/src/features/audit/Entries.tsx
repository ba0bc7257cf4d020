import { Link } from '@tanstack/react-router';
import { useSession } from '../../session/session.ts';
import { londonDay, showTime, showWeekday } from '../../ui/format.ts';
import styles from './AuditTrail.module.css';
import { actorOf, deedOf, detailsOf, type Entry } from './words.ts';

function Details({ entry }: { readonly entry: Entry }) {
  const details = detailsOf(entry);
  return (
    <dl className={styles['details']}>
      {details.map(({ name, before, now }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {before === null ? null : (
              <>
                <del>{before}</del>
                <span aria-hidden> → </span>
              </>
            )}
            {now}
          </dd>
        </div>
      ))}
      <div>
        <dt>Entry</dt>
        <dd>
          {entry.number} of {entry.organisation_name ?? 'the platform'}, {entry.action}
        </dd>
      </div>
      {entry.request_id ? (
        <div>
          <dt>Request</dt>
          <dd>{entry.request_id}</dd>
        </div>
      ) : null}
    </dl>
  );
}

/** The entries of one day after another, as they come. */
function daysOf(entries: readonly Entry[]): readonly (readonly [day: string, entries: readonly Entry[]])[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = londonDay(new Date(entry.occurred_at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** Entries in plain words, day by day: who did what to which, when. The rest is folded away. */
export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return daysOf(entries).map(([day, ofDay]) => (
    <section key={day} aria-label={showWeekday(day)}>
      <h2 className={styles['day']}>{showWeekday(day)}</h2>
      <Day entries={ofDay} />
    </section>
  ));
}

function Day({ entries }: { readonly entries: readonly Entry[] }) {
  const isStaff = useSession().organisation === null;
  return (
    <ol className={styles['entries']}>
      {entries.map((entry) => (
        <li key={`${entry.organisation_id} ${entry.number}`}>
          <time dateTime={entry.occurred_at}>{showTime(entry.occurred_at)}</time>
          <details className={styles['entry']}>
            <summary>
              <span>
                <strong>{actorOf(entry)}</strong> {deedOf(entry)}
              </span>
            </summary>
            <Details entry={entry} />
          </details>
          {isStaff ? (
            <span className={styles['whose']}>
              {entry.organisation_id === 0 ? (
                'The platform'
              ) : (
                <Link
                  to="/app/organisations/$organisationId"
                  params={{ organisationId: String(entry.organisation_id) }}
                >
                  {entry.organisation_name}
                </Link>
              )}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
