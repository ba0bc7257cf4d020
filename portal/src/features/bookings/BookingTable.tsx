import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Chosen, type Column, DataTable } from '../../ui/DataTable.tsx';
import { showDay, showTime } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Bookings.module.css';
import { PayStatus } from './PayStatus.tsx';
import { bookingState, nameOf, payOptionWords } from './words.ts';

type Booking = Schemas.Booking;

interface BookingTableProps {
  readonly bookings: readonly Booking[];
  readonly chosen: Chosen<Booking>;
  /** Missing: nothing can be chosen. */
  readonly onChoose?: (chosen: Chosen<Booking>) => void;
}

const canChoose = (booking: Booking): boolean => booking.booking_status !== 'cancelled';

const spokenName = (booking: Booking): string => `${nameOf(booking)}, booking ${booking.id}`;

const candidate: Column<Booking> = {
  header: 'Candidate',
  cell: (booking) => (
    <>
      <Link
        to="/app/bookings/$bookingId"
        params={{ bookingId: String(booking.id) }}
        className={styles['link'] ?? ''}
      >
        {nameOf(booking)}
      </Link>
      <span className={styles['soft']}>{booking.candidate.email}</span>
    </>
  ),
};

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
  isShort: true,
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
  cell: (booking) => (
    <>
      <PayStatus booking={booking} />
      <span className={styles['soft']}>{payOptionWords[booking.pay_option]}</span>
    </>
  ),
};

const organisation: Column<Booking> = {
  header: 'Organisation',
  cell: (booking) => booking.organisation.name,
};

const ofAgency = [candidate, training, when, status, payment];
const ofStaff = [candidate, organisation, training, when, status, payment];
const idOf = ({ id }: Booking): number => id;

/** A page of bookings; those who may, choose some of them. */
export function BookingTable({ bookings, chosen, onChoose }: BookingTableProps) {
  const isStaff = useSession().organisation === null;
  const selection = useMemo(
    () => onChoose && { chosen, canChoose, onChoose, nameOf: spokenName },
    [chosen, onChoose],
  );
  return (
    <DataTable
      caption="Bookings"
      rows={bookings}
      rowKey={idOf}
      selection={selection}
      columns={isStaff ? ofStaff : ofAgency}
    />
  );
}
