import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { CancelEvent } from './CancelEvent.tsx';
import { ChangeSeats, ChangeTrainer, ChangeVisibility } from './ChangeEvent.tsx';
import { ClassList } from './ClassList.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { longDay } from './days.ts';
import { EventFacts, type FactChange } from './EventFacts.tsx';
import { MoveEvent } from './MoveEvent.tsx';
import { PublishEvent } from './PublishEvent.tsx';

type TrainingEvent = Schemas.TrainingEvent;

const dialogs = {
  cancel: CancelEvent,
  discard: DiscardDraft,
  move: MoveEvent,
  publish: PublishEvent,
  seats: ChangeSeats,
  trainer: ChangeTrainer,
  visibility: ChangeVisibility,
};

type Dialog = keyof typeof dialogs;

interface ActionsProps {
  readonly event: TrainingEvent;
  readonly onOpen: (dialog: Dialog) => void;
}

function Actions({ event: { status }, onOpen }: ActionsProps) {
  if (status === 'draft')
    return (
      <>
        <Button onClick={() => onOpen('publish')}>Publish</Button>
        <Button variant="default" onClick={() => onOpen('move')}>
          Change
        </Button>
        <Button variant="default" onClick={() => onOpen('discard')}>
          Discard
        </Button>
      </>
    );
  if (status !== 'scheduled') return null;
  return (
    <>
      <Button variant="default" onClick={() => onOpen('move')}>
        Move
      </Button>
      <Button variant="default" onClick={() => onOpen('cancel')}>
        Cancel the event
      </Button>
    </>
  );
}

const isOver = ({ status }: TrainingEvent): boolean => status === 'cancelled' || status === 'finished';

function OneEvent({ event }: { readonly event: TrainingEvent }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const Opened = dialog === null ? null : dialogs[dialog];
  return (
    <DeskPage
      title={event.course.name}
      lead={`${longDay(event.start_date.slice(0, 10))} in ${event.location.name}`}
      back={
        <Link to="/app/calendar" search={{ day: event.start_date.slice(0, 10) }}>
          Calendar
        </Link>
      }
      actions={<Actions event={event} onOpen={setDialog} />}
    >
      <EventFacts event={event} onChange={isOver(event) ? null : (what: FactChange) => setDialog(what)} />
      <ClassList eventId={event.id} />
      {Opened ? <Opened event={event} onClose={() => setDialog(null)} /> : null}
    </DeskPage>
  );
}

/** One classroom event: what it is, who comes, and everything that can be done with it. */
export function EventPage() {
  const { eventId } = useParams({ from: '/app/calendar/$eventId' });
  const query = useQuery(read('/training-events/{id}', { path: { id: Number(eventId) } }));
  if (query.data && !query.isPlaceholderData) return <OneEvent event={query.data} />;
  return (
    <DeskPage title="Event" back={<Link to="/app/calendar">Calendar</Link>}>
      <Loaded query={query} what="The event" height={420}>
        {() => null}
      </Loaded>
    </DeskPage>
  );
}
