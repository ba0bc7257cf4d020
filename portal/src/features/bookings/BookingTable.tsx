import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { showDay, showTime } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Bookings.module.css';
import { bookingState, nameOf, payOptionWords, payState } from './words.ts';

type Booking = Schemas.Booking;
type Chosen = ReadonlyMap<number, Booking>;

interface BookingTableProps {
  readonly bookings: readonly Booking[];
  readonly chosen: Chosen;
  /** Missing: nothing can be chosen. */
  readonly onChoose?: (chosen: Chosen) => void;
}

const canChoose = (booking: Booking): boolean => booking.booking_status !== 'cancelled';

function toggled(chosen: Chosen, bookings: readonly Booking[], on: boolean): Chosen {
  const next = new Map(chosen);
  for (const booking of bookings) {
    if (on) next.set(booking.id, booking);
    else next.delete(booking.id);
  }
  return next;
}

const training: Column<Booking> = {
  header: 'Training',
  cell: ({ course, location }) => (
    <>
      {course.name}
      <span className={styles['soft']}>{location.name}</span>
    </>
  ),
};

const when: Column<Booking> = {
  header: 'When',
  cell: ({ start_date }) => (
    <>
      {showDay(start_date)}
      <span className={styles['soft']}>{showTime(start_date)}</span>
    </>
  ),
};

const status: Column<Booking> = {
  header: 'Status',
  cell: (booking) => {
    const { tone, text } = bookingState(booking);
    return <Status tone={tone}>{text}</Status>;
  },
};

const payment: Column<Booking> = {
  header: 'Payment',
  cell: (booking) => {
    const { tone, text } = payState(booking);
    return (
      <>
        <Status tone={tone}>{text}</Status>
        <span className={styles['soft']}>{payOptionWords[booking.pay_option]}</span>
      </>
    );
  },
};

const organisation: Column<Booking> = {
  header: 'Organisation',
  cell: (booking) => booking.organisation.name,
};

/** A page of bookings; those who may, choose some of them. */
export function BookingTable({ bookings, chosen, onChoose }: BookingTableProps) {
  const isStaff = useSession().organisation === null;
  const free = bookings.filter(canChoose);
  const on = free.filter(({ id }) => chosen.has(id)).length;
  const candidate: Column<Booking> = {
    header: 'Candidate',
    cell: (booking) => (
      <div className={styles['who']}>
        {onChoose && canChoose(booking) ? (
          <Checkbox
            aria-label={`Choose ${nameOf(booking)}, booking ${booking.id}`}
            checked={chosen.has(booking.id)}
            onChange={({ currentTarget }) => onChoose(toggled(chosen, [booking], currentTarget.checked))}
          />
        ) : null}
        {onChoose && !canChoose(booking) ? <span className={styles['gap']} /> : null}
        <span>
          <Link
            to="/app/bookings/$bookingId"
            params={{ bookingId: String(booking.id) }}
            className={styles['link'] ?? ''}
          >
            {nameOf(booking)}
          </Link>
          <span className={styles['soft']}>{booking.candidate.email}</span>
        </span>
      </div>
    ),
  };
  return (
    <>
      {onChoose && free.length > 1 ? (
        <Checkbox
          label="Choose all on this page"
          checked={on === free.length}
          indeterminate={on > 0 && on < free.length}
          onChange={({ currentTarget }) => onChoose(toggled(chosen, free, currentTarget.checked))}
        />
      ) : null}
      <DataTable
        caption="Bookings"
        rows={bookings}
        rowKey={({ id }) => id}
        columns={[candidate, ...(isStaff ? [organisation] : []), training, when, status, payment]}
      />
    </>
  );
}
