import { Button } from '@mantine/core';
import { IconCalendarPlus, IconCalendarTime, IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { showDay, showMoment, showSpan } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from '../bookings/Bookings.module.css';
import { CandidatePage } from '../bookings/CandidatePage.tsx';
import { CertificateCard } from '../bookings/CertificateCard.tsx';
import { calendarFile, saveFile } from '../bookings/calendar-file.ts';
import { PayStatus } from '../bookings/PayStatus.tsx';
import { InvoicePaid } from '../bookings/StaffCards.tsx';
import { Timeline } from '../bookings/Timeline.tsx';
import {
  bookedByWords,
  nameOf,
  payOptionWords,
  priceOf,
  reasonWords,
  refundSentence,
} from '../bookings/words.ts';
import { CancelSession } from './CancelSession.tsx';
import { MoveSession } from './MoveSession.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { kitDue, kitState, sessionState } from './words.ts';

const route = getRouteApi('/app/remote-sessions/$bookingId');

interface SessionProps {
  readonly booking: Schemas.RemoteBookingDetail;
}

function addToCalendar(booking: Schemas.RemoteBookingDetail) {
  const file = calendarFile({
    uid: `remote-session-${booking.id}@veriward`,
    title: `${booking.course.name}: ${nameOf(booking)}`,
    start: booking.start_date,
    end: booking.end_date,
    where: booking.room?.link ?? 'By video',
    about: `Remote session ${booking.id} with ${booking.trainer.name}`,
  });
  saveFile(`remote-session-${booking.id}.ics`, new Blob([file], { type: 'text/calendar' }));
}

function SessionFacts({ booking }: SessionProps) {
  const { room } = booking;
  return (
    <Card
      title="Session"
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
          ['Trainer', booking.trainer.name],
          ['Meeting', room?.id],
          ['Password', room?.password],
        ]}
      />
      {room && booking.booking_status === 'booked' ? (
        <div className={styles['row']}>
          <Button
            component="a"
            href={room.link}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconVideo size={16} aria-hidden />}
          >
            Open the meeting
          </Button>
          <CopyButton text={room.link} what="meeting link" />
        </div>
      ) : (
        <p className={styles['soft']}>The meeting link shows while the session is booked.</p>
      )}
    </Card>
  );
}

function Kit({ booking }: SessionProps) {
  const state = kitState(booking);
  const { candidate } = booking;
  return (
    <Card title="Kit" aside={state ? <Status tone={state.tone}>{state.text}</Status> : null}>
      <FactList
        facts={[
          ['Goes to', `${candidate.address}, ${candidate.city}, ${candidate.postcode}`],
          ['Due', kitDue(booking)],
          ['No kit needed', booking.kit_waived_reason],
          ...booking.kits.map(
            (kit) =>
              [
                kit.bar_code,
                `Posted ${showDay(kit.sent_at)}, ${kit.returned_at ? `back ${showDay(kit.returned_at)}` : 'not back yet'}`,
              ] as const,
          ),
        ]}
      />
    </Card>
  );
}

function Payment({ booking }: SessionProps) {
  const record = useChange('post', '/virtual-bls/bookings/{id}/invoice-payment');
  return (
    <Card title="Payment" aside={<PayStatus booking={booking} />}>
      <FactList
        facts={[
          ['Price', priceOf(booking)],
          ['Paid by', payOptionWords[booking.pay_option]],
          ['Paid on', booking.paid_at && showMoment(booking.paid_at)],
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

function Candidate({ booking }: SessionProps) {
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

function Cancelled({ booking }: SessionProps) {
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

/** Trainers' time and posted kits hang on a session: the provider moves and cancels it. */
function WhoMayChange({ booking }: SessionProps) {
  if (booking.booking_status === 'cancelled' || booking.training_status !== 'pending') return null;
  return (
    <Card title="To move or cancel it">
      <p className={styles['soft']}>
        Ask the training provider, quoting booking {booking.id}. They rearrange the trainer’s time and the
        posted kit with it.
      </p>
    </Card>
  );
}

function Parts({ booking }: SessionProps) {
  const isStaff = useSession().organisation === null;
  const history = useQuery(read('/virtual-bls/bookings/{id}/history', { path: { id: booking.id } }));
  return (
    <div className={styles['two']}>
      <div className={styles['column']}>
        <Cancelled booking={booking} />
        {isStaff ? <OutcomeCard booking={booking} /> : null}
        <SessionFacts booking={booking} />
        <Kit booking={booking} />
        <Payment booking={booking} />
        <Candidate booking={booking} />
      </div>
      <div className={styles['column']}>
        {isStaff ? null : <WhoMayChange booking={booking} />}
        <CertificateCard
          certificate={booking.certificate}
          missing="It is issued once the session is completed and the kit is back, whichever comes last."
        />
        <Timeline query={history} />
      </div>
    </div>
  );
}

function Actions({ booking }: SessionProps) {
  const [asked, setAsked] = useState<'move' | 'cancel' | null>(null);
  const { role } = useSession().person;
  if (role !== 'staff_admin' || booking.booking_status === 'cancelled') return null;
  const close = () => setAsked(null);
  const mayMove = booking.training_status === 'pending' || booking.training_status === 'no_show';
  return (
    <>
      {mayMove ? (
        <Button
          variant="default"
          leftSection={<IconCalendarTime size={16} aria-hidden />}
          onClick={() => setAsked('move')}
        >
          Move …
        </Button>
      ) : null}
      {booking.training_status === 'pending' ? (
        <Button variant="default" onClick={() => setAsked('cancel')}>
          Cancel …
        </Button>
      ) : null}
      {asked === 'move' ? <MoveSession booking={booking} onClose={close} /> : null}
      {asked === 'cancel' ? <CancelSession booking={booking} onClose={close} /> : null}
    </>
  );
}

function Lead({ booking }: SessionProps) {
  const isStaff = useSession().organisation === null;
  const { tone, text } = sessionState(booking);
  return (
    <>
      <Status tone={tone}>{text}</Status> Remote session {booking.id}
      {isStaff ? ` of ${booking.organisation.name}` : ''}, booked by {bookedByWords[booking.booked_by]} on{' '}
      {showMoment(booking.created_at)}.
    </>
  );
}

/** One remote session: when and where, its kit, its money, its outcome. */
export function SessionPage() {
  const { bookingId } = route.useParams();
  const query = useQuery(read('/virtual-bls/bookings/{id}', { path: { id: Number(bookingId) } }));
  const { data } = query;
  return (
    <DeskPage
      title={data ? nameOf(data) : `Remote session ${bookingId}`}
      back={<Link to="/app/remote-sessions">Remote sessions</Link>}
      {...(data ? { lead: <Lead booking={data} />, actions: <Actions booking={data} /> } : {})}
    >
      <Loaded query={query} what="The session" height={480}>
        {(booking) => <Parts booking={booking} />}
      </Loaded>
    </DeskPage>
  );
}
