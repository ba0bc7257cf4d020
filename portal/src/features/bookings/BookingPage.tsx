import { Button } from '@mantine/core';
import { IconCalendarPlus, IconCalendarTime } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { showMoment, showSpan } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Bookings.module.css';
import { CancelBooking } from './CancelBooking.tsx';
import { CandidatePage } from './CandidatePage.tsx';
import { CertificateCard } from './CertificateCard.tsx';
import { calendarFile, saveFile } from './calendar-file.ts';
import { keepsBookings } from './keeps-bookings.ts';
import { MoveBooking } from './MoveBooking.tsx';
import { PayStatus } from './PayStatus.tsx';
import { AttendanceCard, InvoicePaid, ReviewCard } from './StaffCards.tsx';
import { Timeline } from './Timeline.tsx';
import {
  bookedByWords,
  bookingState,
  nameOf,
  payOptionWords,
  priceOf,
  reasonWords,
  refundSentence,
} from './words.ts';

const route = getRouteApi('/app/bookings/$bookingId');

interface BookingProps {
  readonly booking: Schemas.BookingDetail;
}

const reviewWords: Readonly<Record<string, string>> = {
  awaited: 'Awaited',
  approved: 'Approved',
  rejected: 'Rejected',
};

function addToCalendar(booking: Schemas.BookingDetail) {
  const { location, course } = booking;
  const file = calendarFile({
    uid: `booking-${booking.id}@veriward`,
    title: `${course.name}: ${nameOf(booking)}`,
    start: booking.start_date,
    end: booking.end_date,
    where: [location.name, location.address].filter(Boolean).join(', '),
    about: `Booking ${booking.id}`,
  });
  saveFile(`booking-${booking.id}.ics`, new Blob([file], { type: 'text/calendar' }));
}

function Training({ booking }: BookingProps) {
  const { location, trainer } = booking;
  return (
    <Card
      title="Training"
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={() => addToCalendar(booking)}
        >
          Add to calendar
        </Button>
      }
    >
      <FactList
        facts={[
          ['Course', booking.course.name],
          ['When', showSpan(booking.start_date, booking.end_date)],
          ['Where', [location.name, location.address].filter(Boolean).join(', ')],
          ['Trainer', trainer?.name ?? 'Not settled yet'],
          ['Review', reviewWords[booking.review ?? '']],
        ]}
      />
    </Card>
  );
}

function Candidate({ booking }: BookingProps) {
  const { candidate, candidate_page_url: page } = booking;
  return (
    <Card title="Candidate">
      <FactList
        facts={[
          ['Name', nameOf(booking)],
          [
            'E-mail',
            <a key="mail" href={`mailto:${candidate.email}`}>
              {candidate.email}
            </a>,
          ],
          [
            'Phone',
            <a key="phone" href={`tel:${candidate.phone.replace(/[^+\d]/g, '')}`}>
              {candidate.phone}
            </a>,
          ],
          ['Job role', candidate.job_role],
          ['Your contact', booking.agency_contact_name ?? booking.agency_contact_email],
        ]}
      />
      <CandidatePage url={page} />
    </Card>
  );
}

function Payment({ booking }: BookingProps) {
  const record = useChange('post', '/bookings/{id}/invoice-payment');
  return (
    <Card title="Payment" aside={<PayStatus booking={booking} />}>
      <FactList
        facts={[
          ['Price', priceOf(booking)],
          ['Paid by', payOptionWords[booking.pay_option]],
          ['Paid on', booking.paid_at && showMoment(booking.paid_at)],
          [
            'Due until',
            booking.payment_url && booking.payment_expires_at ? showMoment(booking.payment_expires_at) : null,
          ],
          ['Invoice to', booking.pay_option === 'inv' ? booking.agency_email : null],
          ['Given back', booking.refund && refundSentence(booking.refund)],
        ]}
      />
      {booking.payment_url ? (
        <div className={styles['row']}>
          <span>The candidate’s payment link:</span>
          <CopyButton text={booking.payment_url} what="payment link" />
        </div>
      ) : null}
      <InvoicePaid
        booking={booking}
        pending={record.isPending}
        error={record.error}
        onRecord={() => record.mutate({ path: { id: booking.id } })}
      />
    </Card>
  );
}

function Cancelled({ booking }: BookingProps) {
  if (!booking.cancelled_at) return null;
  return (
    <Card title="Cancelled">
      <FactList
        facts={[
          ['When', showMoment(booking.cancelled_at)],
          ['Why', booking.reason && reasonWords[booking.reason]],
          ['Note', booking.reason_note],
        ]}
      />
    </Card>
  );
}

function Parts({ booking }: BookingProps) {
  const isStaff = useSession().organisation === null;
  const history = useQuery(read('/bookings/{id}/history', { path: { id: booking.id } }));
  return (
    <div className={styles['two']}>
      <div className={styles['column']}>
        <Cancelled booking={booking} />
        {isStaff ? <ReviewCard booking={booking} /> : null}
        {isStaff ? <AttendanceCard booking={booking} /> : null}
        <Training booking={booking} />
        <Payment booking={booking} />
        <Candidate booking={booking} />
      </div>
      <div className={styles['column']}>
        <CertificateCard
          certificate={booking.certificate}
          missing="It is issued as soon as the trainer marks that the candidate came and passed."
        />
        <Timeline query={history} />
      </div>
    </div>
  );
}

/** What may be done to a booking just now; an organisation may move one as long as it would get its money back. */
function Actions({ booking }: BookingProps) {
  const [asked, setAsked] = useState<'move' | 'cancel' | null>(null);
  const { person } = useSession();
  const isLive = booking.booking_status !== 'cancelled';
  if (!keepsBookings(person.role) || !isLive) return null;
  const close = () => setAsked(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCalendarTime size={16} aria-hidden />}
        onClick={() => setAsked('move')}
      >
        Move …
      </Button>
      <Button variant="default" onClick={() => setAsked('cancel')}>
        Cancel …
      </Button>
      {asked === 'move' ? <MoveBooking booking={booking} onClose={close} /> : null}
      {asked === 'cancel' ? <CancelBooking booking={booking} onClose={close} /> : null}
    </>
  );
}

function Lead({ booking }: BookingProps) {
  const isStaff = useSession().organisation === null;
  const { tone, text } = bookingState(booking);
  return (
    <>
      <Status tone={tone}>{text}</Status> Booking {booking.id}
      {isStaff ? ` of ${booking.organisation.name}` : ''}, made by {bookedByWords[booking.booked_by]} on{' '}
      {showMoment(booking.created_at)}.
    </>
  );
}

/** One booking: what is known of it, what happened, and what may be done. */
export function BookingPage() {
  const { bookingId } = route.useParams();
  const query = useQuery(read('/bookings/{id}', { path: { id: Number(bookingId) } }));
  const { data } = query;
  return (
    <DeskPage
      title={data ? nameOf(data) : `Booking ${bookingId}`}
      back={<Link to="/app/bookings">Bookings</Link>}
      {...(data ? { lead: <Lead booking={data} />, actions: <Actions booking={data} /> } : {})}
    >
      <Loaded query={query} what="The booking" height={480}>
        {(booking) => <Parts booking={booking} />}
      </Loaded>
    </DeskPage>
  );
}
