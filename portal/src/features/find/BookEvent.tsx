import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showPence, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './BookEvent.module.css';
import { CandidateRows } from './CandidateRows.tsx';
import { isEmpty, problemsOf } from './candidates.ts';
import { EventFacts } from './EventFacts.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { PaymentChoice } from './PaymentChoice.tsx';
import { offersOf, type PayOption, settledOffer } from './payment.ts';
import { SeatsCard } from './SeatsCard.tsx';
import { useBookRows } from './use-book-rows.ts';
import { type Row, type SeatDraft, useSeatDraft } from './use-seat-draft.ts';

type OpenEvent = Schemas.OpenEvent;

const isOpen = ({ outcome }: Row) => outcome.state !== 'booked';

/** Why booking cannot begin; null: it can. */
function obstacleOf({ rows, holds }: SeatDraft): string | null {
  const open = rows.filter(isOpen);
  const short = open.filter(({ unanswered }) => !unanswered).length - holds.length;
  const flawed = open.filter(
    (row) =>
      Object.keys(
        problemsOf(
          row.candidate,
          rows
            .filter(({ key, candidate }) => key !== row.key && !isEmpty(candidate))
            .map(({ candidate }) => candidate),
        ),
      ).length > 0,
  ).length;
  if (open.length === 0) return 'Add who comes.';
  if (flawed > 0) return `${countOf(flawed, 'candidate')} cannot be booked as written: see the fields above.`;
  if (short > 0)
    return `${countOf(open.length, 'candidate')} and ${countOf(holds.length, 'held seat')}: hold ${short} more, or remove ${short}.`;
  return null;
}

function Summary({
  draft,
  event,
  onAnother,
}: {
  readonly draft: SeatDraft;
  readonly event: OpenEvent;
  readonly onAnother: () => void;
}) {
  const booked = draft.rows.filter((row) => !isOpen(row)).length;
  const failed = draft.rows.filter(({ outcome }) => outcome.state === 'refused').length;
  if (booked === 0 || failed > 0) return null;
  if (draft.rows.some(isOpen)) return null;
  return (
    <div className={styles['done']} role="status">
      <p>
        <strong>{countOf(booked, 'candidate')} booked</strong> on {event.course.name}. Confirmations are on
        their way by e-mail.
      </p>
      <div className={styles['seats']}>
        <Button component={Link} to="/app/bookings">
          See the bookings
        </Button>
        <Button variant="default" onClick={onAnother}>
          Book more seats here
        </Button>
      </div>
    </div>
  );
}

interface PaymentPartProps {
  readonly event: OpenEvent;
  readonly means: Schemas.BookingMeans;
  readonly draft: SeatDraft;
  readonly progress: ReturnType<typeof useBookRows>['progress'];
  /** What stands in the way, once it was tried. */
  readonly obstacle: string | null;
  readonly onChoose: (option: PayOption) => void;
  readonly onBook: (option: PayOption) => void;
}

function PaymentPart({ event, means, draft, progress, obstacle, onChoose, onBook }: PaymentPartProps) {
  const open = draft.rows.filter(isOpen);
  const count = open.length;
  const offers = offersOf({ means, courseId: event.course.id, pricePence: event.price_pence, count });
  const offer = settledOffer(offers, draft.payOption);
  const retrying = open.every(({ outcome }) => outcome.state === 'refused');
  const rule = `Cancel until ${means.cancel_full_refund_hours} hours before the start and all is refunded.`;
  return (
    <Card title="3. Payment">
      <PaymentChoice offers={offers} chosen={offer?.option ?? null} onChoose={onChoose} />
      <div className={styles['confirm']}>
        <p role="status">
          {progress ? `Booking ${progress.done + 1} of ${progress.of} …` : (obstacle ?? rule)}
        </p>
        <Button
          size="md"
          disabled={!offer}
          loading={progress !== null}
          onClick={() => (offer ? onBook(offer.option) : undefined)}
        >
          {retrying ? 'Try again: book' : 'Book'} {countOf(count, 'candidate')}
          {offer?.option === 'credits' ? '' : ` · ${showPence(event.price_pence * count)}`}
        </Button>
      </div>
    </Card>
  );
}

function BookForm({ event, means }: { readonly event: OpenEvent; readonly means: Schemas.BookingMeans }) {
  const { draft, change, forget } = useSeatDraft(String(event.id));
  const [strict, setStrict] = useState(false);
  const { progress, bookAll } = useBookRows(change);
  const obstacle = obstacleOf(draft);
  return (
    <>
      <SeatsCard event={event} draft={draft} change={change} />
      {draft.rows.length > 0 || draft.holds.length > 0 ? (
        <Card title="2. Who comes">
          <CandidateRows
            rows={draft.rows}
            strict={strict}
            disabled={progress !== null}
            onChange={(next) => change(({ rows }) => ({ rows: next(rows) }))}
          />
        </Card>
      ) : null}
      {draft.rows.some(isOpen) ? (
        <PaymentPart
          event={event}
          means={means}
          draft={draft}
          progress={progress}
          obstacle={strict ? obstacle : null}
          onChoose={(payOption) => change(() => ({ payOption }))}
          onBook={(option) => {
            setStrict(true);
            if (obstacle === null) void bookAll(draft, option);
          }}
        />
      ) : null}
      <Summary draft={draft} event={event} onAnother={forget} />
      <LeaveDialog
        hashes={draft.holds.map(({ hash }) => hash)}
        what={countOf(draft.holds.length, 'seat')}
        release="/seat-holds/release"
        onReleased={() => change(() => ({ holds: [] }))}
      />
    </>
  );
}

const closedWords = {
  cancelled: 'This class was cancelled. Whoever was booked has been told and refunded.',
  in_progress: 'This class has begun.',
  finished: 'This class is over.',
} as const;

function Body({ event }: { readonly event: OpenEvent }) {
  const { person } = useSession();
  const means = useQuery(read('/booking-means', { query: { product: 'practical-training' } }));
  if (event.status !== 'scheduled')
    return <EmptyState title="Not to be booked any more">{closedWords[event.status]}</EmptyState>;
  if (person.role === 'agency_viewer')
    return (
      <EmptyState title="You can look, not book">
        Managers, administrators and owners of your organisation book. Send one of them the address of this
        page.
      </EmptyState>
    );
  return (
    <Loaded query={means} what="Ways to pay" height={160}>
      {(data) => <BookForm key={event.id} event={event} means={data} />}
    </Loaded>
  );
}

/** One class: hold seats, say who comes, pay, and see what became of each. */
export function BookEvent() {
  const { eventId } = useParams({ from: '/app/find/$eventId' });
  const event = useQuery({
    ...read('/open-events/{id}', { path: { id: Number(eventId) } }),
    refetchInterval: 10_000,
  });
  const title = event.data
    ? `${event.data.course_short_name}, ${showWeekday(event.data.start_date)}`
    : 'Training';
  return (
    <DeskPage
      title={title}
      {...(event.data ? { lead: event.data.course.name } : {})}
      back={<Link to="/app/find">Find training</Link>}
    >
      <Loaded query={event} what="The training event">
        {(data) => (
          <>
            <EventFacts event={data} />
            {data.status === 'scheduled' ? (
              <p>
                Not sure yet who can come?{' '}
                <Link to="/app/invites/new" search={{ event: data.id }}>
                  Invite candidates to this class
                </Link>{' '}
                and let them book it themselves.
              </p>
            ) : null}
            {data.requires_review ? (
              <p>
                Veriward’s staff look at each booking of this course before it stands. It is paid at once and
                refunded in full if it is not accepted.
              </p>
            ) : null}
            <Body event={data} />
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
