import type { ReactNode } from 'react';
import type { LinkedBlsBooking } from '../../domains/bookings/index.ts';
import { Again, Facts, ToPay } from './booking-page.tsx';
import type { LayoutProps } from './layout.tsx';
import { byVideo, Moment, Ticket } from './pieces.tsx';
import type { SessionState } from './session-state.ts';
import { tell, tellPounds } from './wording.ts';

/** What the candidate's page of a remote session shows. */
export interface SessionProps {
  readonly booking: LinkedBlsBooking;
  readonly state: SessionState;
  readonly paths: {
    readonly pay: string;
    readonly certificate: string;
    readonly calendar: string | null;
    /** Where to book anew; null when there is no such place. */
    readonly again: string | null;
  };
}

const headings: Record<SessionState, (booking: LinkedBlsBooking) => string> = {
  to_pay: () => 'Pay to keep your time',
  payment_checked: () => 'We are checking your payment',
  payment_over: () => 'The time to pay is over',
  booked: ({ first_name }) => `You are booked, ${first_name}`,
  under_way: () => 'Your session',
  kit_awaited: () => 'You have passed. Now the kit',
  passed: () => 'You have passed',
  failed: () => 'Not passed this time',
  missed: () => 'We did not see you',
  cancelled: () => 'This booking is cancelled',
};

const dayOf = (date: string): string => tell(`${date}T12:00:00Z`, 'whole');

/** The room; the trainer lets people in. */
function Join({ booking }: { readonly booking: LinkedBlsBooking }) {
  return (
    <section className="join">
      <h3>Join by video</h3>
      <p>
        <a href={booking.room_link} className="button" rel="noreferrer noopener">
          Open the video session
        </a>
      </p>
      <dl className="fixedFacts">
        <div>
          <dt>Meeting</dt>
          <dd>{booking.room_id}</dd>
        </div>
        <div>
          <dt>Password</dt>
          <dd>{booking.room_password}</dd>
        </div>
      </dl>
      <p className="small">Details may change: look here again just before you join.</p>
    </section>
  );
}

const isOut = ({ equipment_status: status }: LinkedBlsBooking): boolean =>
  status === 'out' || status === 'overdue';

function KitDue({ booking }: { readonly booking: LinkedBlsBooking }) {
  const { equipment_due_on: due } = booking;
  const isOverdue = booking.equipment_status === 'overdue';
  if (due === null) return null;
  return (
    <p className={isOverdue ? 'few' : undefined}>
      {isOverdue ? 'It was due back by ' : 'Please post it back by '}
      <strong>
        <time dateTime={due}>{dayOf(due)}</time>
      </strong>
      {isOverdue ? '. Please post it now.' : '.'} Use the label that came with it; the postage is paid.
    </p>
  );
}

function KitPlace({ booking }: { readonly booking: LinkedBlsBooking }) {
  if (isOut(booking)) return <KitDue booking={booking} />;
  return booking.equipment_status === 'in' ? (
    <p>There is no kit for you to send back. Thank you.</p>
  ) : (
    <p>
      We post it to {booking.address}, {booking.city}, {booking.postcode} before your session.
    </p>
  );
}

/** Where the kit is, and what the candidate has to do about it; nothing where none will be sent. */
function Kit({ booking }: { readonly booking: LinkedBlsBooking }) {
  const isToCome = booking.booking_status !== 'cancelled' && !booking.has_started;
  if (booking.equipment_status === null && !isToCome) return null;
  return (
    <section>
      <h3>Your training kit</h3>
      <KitPlace booking={booking} />
    </section>
  );
}

function Booked({ booking, paths }: SessionProps) {
  return (
    <>
      <p>
        See you on{' '}
        <strong>
          <Moment at={booking.starts_at} part="whole" />
        </strong>{' '}
        at <Moment at={booking.starts_at} part="time" />, London time.
      </p>
      <Join booking={booking} />
      {paths.calendar === null ? null : (
        <p>
          <a href={paths.calendar} className="button quiet">
            Add to my calendar
          </a>
        </p>
      )}
    </>
  );
}

function Cancelled({ booking, paths }: SessionProps) {
  const { reason, refund_wallet: wallet, refund_amount: amount } = booking;
  const refund = wallet === 'paypal' && amount !== null ? tellPounds(amount) : null;
  return (
    <>
      <p>
        {reason === 'payment_expired'
          ? 'No payment arrived in time, so the time was given back.'
          : 'The training team cancelled this booking.'}
      </p>
      {refund === null ? null : (
        <p>
          {booking.pay_status === 'refunded'
            ? `${refund} went back to your PayPal account.`
            : `${refund} is on its way back to your PayPal account.`}
        </p>
      )}
      <Again href={paths.again} />
    </>
  );
}

const askFor = ({ organisation_name }: LinkedBlsBooking): string => `ask ${organisation_name}`;

const bodies: Record<SessionState, (props: SessionProps) => ReactNode> = {
  to_pay: (props) => <ToPay {...props} comesFromPaying={false} kept="time" payee="PayPal" />,
  payment_checked: () => (
    <p>PayPal is telling us whether your payment arrived. This page looks again by itself.</p>
  ),
  payment_over: ({ paths }) => (
    <>
      <p>No payment arrived in time, so the time goes back. Nothing was taken from you.</p>
      <Again href={paths.again} />
    </>
  ),
  booked: Booked,
  under_way: ({ booking }) => (
    <>
      <p>
        It began at <Moment at={booking.starts_at} part="time" />. Your trainer records afterwards how it
        went.
      </p>
      <Join booking={booking} />
    </>
  ),
  kit_awaited: () => <p>Well done. Your certificate appears here as soon as the training kit is back.</p>,
  passed: ({ paths }) => (
    <>
      <p>Your certificate is ready. You can fetch it here whenever you need it.</p>
      <p>
        <a href={paths.certificate} className="button" download={true}>
          Download certificate (PDF)
        </a>
      </p>
    </>
  ),
  failed: ({ booking }) => (
    <p>Your trainer recorded that you did not pass. For another session, {askFor(booking)}.</p>
  ),
  missed: ({ booking }) => (
    <p>You were recorded as not there. If that is wrong, or you want another time, {askFor(booking)}.</p>
  ),
  cancelled: Cancelled,
};

/** What the candidate's link in every e-mail about a remote session leads to. */
export function sessionPage(props: SessionProps): LayoutProps {
  const { booking, state } = props;
  const Body = bodies[state];
  const heading = headings[state](booking);
  return {
    title: `${heading} · ${booking.course_name}`,
    heading,
    intro: (
      <div className={state === 'cancelled' || state === 'payment_over' ? 'void' : undefined}>
        <Ticket event={{ ...booking, ...byVideo }} />
      </div>
    ),
    contact: {
      name: booking.organisation_name,
      email: booking.organisation_email,
      phone: booking.organisation_phone,
    },
    refreshSeconds: state === 'payment_checked' ? 5 : undefined,
    children: (
      <div className="stack">
        <h2 className="hidden">Where it stands</h2>
        <Body {...props} />
        {state === 'payment_over' ? null : <Kit booking={booking} />}
        <Facts booking={booking} />
      </div>
    ),
  };
}
