import { Kbd, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { ReviewDetail } from './ReviewDetail.tsx';
import styles from './Reviews.module.css';
import { dueWords, nameOf } from './review-words.ts';
import { useReviewKeys } from './use-review-keys.ts';

type Booking = Schemas.Booking;

interface QueueProps {
  readonly waiting: readonly Booking[];
  readonly total: number;
}

function Queue({ waiting, open }: { readonly waiting: readonly Booking[]; readonly open: Booking }) {
  return (
    <ol className={styles['queue']} aria-label="Waiting, the training that starts first at the top">
      {waiting.map((booking) => {
        const [due, tone] = dueWords(booking);
        return (
          <li key={booking.id}>
            <Link
              to="/app/reviews"
              search={{ booking: booking.id }}
              replace
              className={styles['waiting']}
              aria-current={booking.id === open.id ? 'true' : undefined}
            >
              <span className={styles['who']}>{nameOf(booking)}</span>
              <span className={styles['soft']}>
                {booking.organisation.name} · booked {showWeekday(booking.created_at)}
              </span>
              <Status tone={tone}>{due}</Status>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

function Keys({ isOn, setOn }: { readonly isOn: boolean; readonly setOn: (isOn: boolean) => void }) {
  return (
    <div className={styles['keys']}>
      <Switch
        size="sm"
        label="Keyboard shortcuts"
        checked={isOn}
        onChange={({ currentTarget }) => setOn(currentTarget.checked)}
      />
      {isOn ? (
        <span>
          <Kbd>A</Kbd> approve · <Kbd>R</Kbd> reject · <Kbd>J</Kbd> next · <Kbd>K</Kbd> the one before
        </span>
      ) : null}
    </div>
  );
}

/** Which booking is open, and the way to the next one. */
function useOpenBooking(waiting: readonly Booking[]) {
  const { booking: wanted } = useSearch({ from: '/app/reviews' });
  const navigate = useNavigate({ from: '/app/reviews' });
  const index = Math.max(
    0,
    waiting.findIndex(({ id }) => id === wanted),
  );
  const show = (booking: Booking | undefined) =>
    void navigate({ search: booking ? { booking: booking.id } : {}, replace: true });
  const step = (by: 1 | -1) => show(waiting[Math.min(Math.max(index + by, 0), waiting.length - 1)]);
  return { open: waiting[index], step, goOn: () => show(waiting[index + 1] ?? waiting[index - 1]) };
}

/** Decides, says so, and opens the next one. */
function useDecision(goOn: () => void) {
  const [decided, setDecided] = useState(0);
  const review = useChange('post', '/bookings/{id}/review');
  const decide = (booking: Booking, body: Schemas.DecideReviewRequest, done?: () => void) =>
    review.mutate(
      { path: { id: booking.id }, body },
      {
        onSuccess() {
          setDecided((count) => count + 1);
          notify(
            `${nameOf(booking)} was ${body.decision === 'approve' ? 'approved' : 'rejected'} and is told.`,
          );
          done?.();
          goOn();
        },
      },
    );
  return { review, decide, decided };
}

function Desk({ waiting, total }: QueueProps) {
  const { open, step, goOn } = useOpenBooking(waiting);
  const { review, decide, decided } = useDecision(goOn);
  const [isRejecting, setRejecting] = useState(false);
  const approve = () => open && decide(open, { decision: 'approve' });
  const keys = useReviewKeys({
    approve,
    reject: () => setRejecting(true),
    step,
    listening: open !== undefined && !isRejecting && !review.isPending,
  });
  const done = decided > 0 ? `${countOf(decided, 'decision')} made just now.` : '';
  if (!open)
    return (
      <EmptyState title={done === '' ? 'Nobody waits for a review' : 'All done'}>
        {done} Bookings of courses that need a review, such as PMVA, wait here, the training that starts first
        at the top, until you approve or reject them.
      </EmptyState>
    );
  return (
    <>
      <p className={styles['counts']} role="status">
        <strong>{countOf(total, 'booking')}</strong> {total === 1 ? 'waits' : 'wait'}. {done}
      </p>
      <div className={styles['columns']}>
        <Queue waiting={waiting} open={open} />
        <ReviewDetail
          key={open.id}
          booking={open}
          pending={review.isPending}
          error={isRejecting ? null : review.error}
          onApprove={approve}
          onReject={() => setRejecting(true)}
        />
      </div>
      <Keys {...keys} />
      {isRejecting ? (
        <RejectDialog
          booking={open}
          pending={review.isPending}
          error={review.error}
          onReject={(note) => decide(open, { decision: 'reject', note }, () => setRejecting(false))}
          onClose={() => setRejecting(false)}
        />
      ) : null}
    </>
  );
}

/** Bookings that wait for a review, one after the other: the training that starts first comes first. */
export function Reviews() {
  const query = useQuery({
    ...read('/bookings', {
      query: {
        review: 'awaited',
        booking_status: 'pending',
        sort: 'start_date',
        sort_dir: 'asc',
        per_page: 100,
      },
    }),
    refetchInterval: 60_000,
  });
  return (
    <DeskPage
      title="PMVA reviews"
      lead="Who may take part, decided one after the other: the training that starts first comes first."
    >
      <Loaded query={query} what="The queue" height={420}>
        {({ data, meta }) => <Desk waiting={data} total={meta.total} />}
      </Loaded>
    </DeskPage>
  );
}
