import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HrefLink } from '../../ui/HrefLink.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status, type Tone } from '../../ui/Status.tsx';

type Booking = Schemas.Booking;

const payWords: Readonly<Record<Booking['pay_status'], readonly [string, Tone]>> = {
  completed: ['Paid', 'good'],
  pending: ['Not paid', 'warn'],
  refunded: ['Refunded', 'quiet'],
  cancelled: ['Nothing due', 'quiet'],
};

const optionWords: Readonly<Record<Booking['pay_option'], string>> = {
  credits: 'credit',
  balance: 'balance',
  inv: 'invoice',
  candidate_pays: 'candidate pays',
};

function standing(booking: Booking): readonly [string, Tone] {
  if (booking.booking_status === 'cancelled') return ['Cancelled', 'quiet'];
  if (booking.review === 'awaited') return ['Awaits review', 'warn'];
  if (booking.booking_status === 'pending') return ['Awaits payment', 'warn'];
  if (booking.attendance === 'no_show') return ['Did not come', 'bad'];
  if (booking.attendance === null) return ['Booked', 'good'];
  return booking.passed === false ? ['Not passed', 'bad'] : ['Attended', 'good'];
}

const columns: readonly Column<Booking>[] = [
  {
    header: 'Candidate',
    cell: ({ id, candidate }) => (
      <HrefLink href={`/app/bookings/${id}`}>
        {candidate.first_name} {candidate.last_name}
      </HrefLink>
    ),
  },
  { header: 'Organisation', cell: ({ organisation }) => organisation.name },
  {
    header: 'Stands',
    cell(booking) {
      const [word, tone] = standing(booking);
      return <Status tone={tone}>{word}</Status>;
    },
  },
  {
    header: 'Payment',
    cell({ pay_status, pay_option }) {
      const [word, tone] = payWords[pay_status];
      return (
        <>
          <Status tone={tone}>{word}</Status> by {optionWords[pay_option]}
        </>
      );
    },
  },
  { header: 'Telephone', cell: ({ candidate }) => <a href={`tel:${candidate.phone}`}>{candidate.phone}</a> },
];

/** Who is on an event, of whatever organisation. */
export function ClassList({ eventId }: { readonly eventId: number }) {
  const [page, setPage] = useState(1);
  const query = useQuery(
    read('/training-events/{id}/bookings', { path: { id: eventId }, query: { page, per_page: 50 } }),
  );
  return (
    <Card title="Class list">
      <Loaded query={query} what="The class list">
        {({ data, meta }) =>
          meta.total === 0 ? (
            <EmptyState title="Nobody has booked yet">
              Candidates of every organisation stand here by name, with where their booking and their payment
              stand.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Candidates" columns={columns} rows={data} rowKey={({ id }) => id} />
              {meta.last_page > 1 ? <Pager meta={meta} onPage={setPage} /> : null}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
