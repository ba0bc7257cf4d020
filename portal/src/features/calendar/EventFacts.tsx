import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf, showMoment } from '../../ui/format.ts';
import { SeatsBar } from '../../ui/SeatsBar.tsx';
import { Status } from '../../ui/Status.tsx';
import { longDay } from './days.ts';
import styles from './Event.module.css';
import { statusWords } from './event-words.ts';

/** What can be opened from the facts. */
export type FactChange = 'move' | 'trainer' | 'seats' | 'visibility';

interface EventFactsProps {
  readonly event: Schemas.TrainingEvent;
  /** Null: nothing can be changed any more. */
  readonly onChange: ((what: FactChange) => void) | null;
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly change?: (() => void) | undefined;
}

function Fact({ name, children, change }: FactProps) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>
        <div>{children}</div>
        {change ? (
          <Button variant="subtle" size="compact-sm" onClick={change} aria-label={`Change: ${name}`}>
            Change
          </Button>
        ) : null}
      </dd>
    </div>
  );
}

/** What there is to know of an event, and a way to change each. */
export function EventFacts({ event, onChange }: EventFactsProps) {
  const { word, tone } = statusWords[event.status];
  const changes = (what: FactChange) => (onChange ? () => onChange(what) : undefined);
  const canMove = event.status === 'draft' || event.status === 'scheduled';
  return (
    <Card title="The event" aside={<Status tone={tone}>{word}</Status>}>
      <dl className={styles['facts']}>
        <Fact name="When" change={canMove ? changes('move') : undefined}>
          {longDay(event.start_date.slice(0, 10))} {event.start_date.slice(0, 4)},{' '}
          {event.start_date.slice(11, 16)}–{event.end_date.slice(11, 16)}
        </Fact>
        <Fact name="Where" change={canMove ? changes('move') : undefined}>
          {event.location.name}
          {event.location.address ? <span className={styles['soft']}>{event.location.address}</span> : null}
        </Fact>
        <Fact name="Trainer" change={changes('trainer')}>
          {event.trainer?.name ?? <span className={styles['missing']}>Nobody yet</span>}
        </Fact>
        <Fact name="Seats" change={changes('seats')}>
          <SeatsBar booked={event.booked_seats} held={event.held_seats} capacity={event.capacity} />
        </Fact>
        <Fact name="Who may book" change={changes('visibility')}>
          {event.visibility === 'all'
            ? 'Every organisation'
            : countOf(event.organisation_ids.length, 'selected organisation')}
        </Fact>
        <Fact name="Planned">{showMoment(event.created_at)}</Fact>
        {event.published_at ? <Fact name="Published">{showMoment(event.published_at)}</Fact> : null}
        {event.cancelled_at ? <Fact name="Cancelled">{showMoment(event.cancelled_at)}</Fact> : null}
      </dl>
    </Card>
  );
}
