import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HrefLink } from '../../ui/HrefLink.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import { PayStatus } from '../bookings/PayStatus.tsx';
import { bookingState, payOptionWords } from '../bookings/words.ts';

type Booking = Schemas.Booking;

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
    header: 'Status',
    cell(booking) {
      const { tone, text } = bookingState(booking);
      return <Status tone={tone}>{text}</Status>;
    },
  },
  {
    header: 'Payment',
    cell: (booking) => (
      <>
        <PayStatus booking={booking} /> {payOptionWords[booking.pay_option]}
      </>
    ),
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
