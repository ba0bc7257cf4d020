import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/console.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment, showTime } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import { EarlierBookings } from './EarlierBookings.tsx';
import styles from './Reviews.module.css';
import { dueWords, moneyWords, nameOf } from './review-words.ts';

interface ReviewDetailProps {
  readonly booking: Schemas.Booking;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onApprove: () => void;
  readonly onReject: () => void;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ booking }: { readonly booking: Schemas.Booking }) {
  const { candidate } = booking;
  return (
    <dl className={styles['facts']}>
      <Fact name="Job">{candidate.job_role ?? 'Not given'}</Fact>
      <Fact name="Organisation">{booking.organisation.name}</Fact>
      <Fact name="Training">
        <Link to="/app/calendar/$eventId" params={{ eventId: String(booking.training_event_id) }}>
          {booking.course.name}
        </Link>
        <span className={styles['soft']}>
          {showMoment(booking.start_date)}–{showTime(booking.end_date)}, {booking.location.name}
        </span>
      </Fact>
      <Fact name="Trainer">{booking.trainer?.name ?? 'Not settled yet'}</Fact>
      <Fact name="E-mail">
        <a href={`mailto:${candidate.email}`}>{candidate.email}</a>
      </Fact>
      <Fact name="Telephone">
        <a href={`tel:${candidate.phone}`}>{candidate.phone}</a>
      </Fact>
      <Fact name="Payment">{moneyWords(booking)}</Fact>
      <Fact name="Booked">
        {showMoment(booking.created_at)} by{' '}
        {booking.booked_by === 'Candidate'
          ? 'the candidate'
          : booking.booked_by === 'Admin'
            ? 'staff'
            : 'the agency'}
      </Fact>
    </dl>
  );
}

/** One booking to decide on: who, for what, and what is known of them. */
export function ReviewDetail({ booking, pending, error, onApprove, onReject }: ReviewDetailProps) {
  const [due, tone] = dueWords(booking);
  return (
    <section className={styles['detail']} aria-label={`Review of ${nameOf(booking)}`}>
      <div className={styles['detailHead']}>
        <h2>{nameOf(booking)}</h2>
        <Status tone={tone}>{due}</Status>
      </div>
      <Facts booking={booking} />
      <EarlierBookings booking={booking} />
      <p className={styles['soft']}>
        Undecided at its start, the booking ends by itself with the money back.
      </p>
      <FormProblem error={error} />
      <div className={styles['buttons']}>
        <Button loading={pending} onClick={onApprove}>
          Approve
        </Button>
        <Button variant="default" disabled={pending} onClick={onReject}>
          Reject …
        </Button>
      </div>
    </section>
  );
}
