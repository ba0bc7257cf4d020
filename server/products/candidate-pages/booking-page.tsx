import type { ReactNode } from 'react';
import type { LinkedBooking } from '../../domains/bookings/index.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { type BookingState, tellReason } from './booking-state.ts';
import type { LayoutProps } from './layout.tsx';
import { Clock, Moment, Notice, Ticket } from './pieces.tsx';
import { tellPounds } from './wording.ts';

/** What the candidate's page of a booking shows. */
export interface BookingProps {
  readonly booking: LinkedBooking;
  readonly state: BookingState;
  readonly paths: {
    readonly pay: string;
    readonly certificate: string;
    readonly calendar: string | null;
    /** Where to book anew; null when there is no such place. */
    readonly again: string | null;
  };
  /** The candidate comes from paying; the provider's word may still be on its way. */
  readonly comesFromPaying: boolean;
}

const headings: Record<BookingState, (booking: LinkedBooking) => string> = {
  to_pay: () => 'Pay to keep your seat',
  payment_checked: () => 'We are checking your payment',
  payment_over: () => 'The time to pay is over',
  in_review: () => 'We have your booking',
  booked: ({ first_name }) => `You are booked, ${first_name}`,
  under_way: () => 'Your training day',
  attended: ({ has_certificate }) => (has_certificate ? 'You have passed' : 'Thank you for coming'),
  missed: () => 'We did not see you',
  cancelled: () => 'This booking is cancelled',
};

/** A booking as the shared parts of its page tell of it, of whatever product. */
interface PaidBooking {
  readonly organisation_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly id: number;
  readonly trainer_name: string | null;
  readonly price_pence: number;
  readonly pay_option: string;
  readonly pay_status: 'pending' | 'completed' | 'refunded' | 'cancelled';
  readonly payment_expires_at: Instant | null;
  readonly payment_seconds_left: number | null;
}

interface ToPayProps {
  readonly booking: PaidBooking;
  readonly paths: { readonly pay: string };
  /** The candidate comes from paying; the provider's word may still be on its way. */
  readonly comesFromPaying: boolean;
  readonly kept?: 'seat' | 'time';
  readonly payee?: 'the card company' | 'PayPal';
}

/** What is to be paid, until when, and where. */
export function ToPay({
  booking,
  paths,
  comesFromPaying,
  kept = 'seat',
  payee = 'the card company',
}: ToPayProps) {
  const until = booking.payment_expires_at;
  return (
    <>
      {comesFromPaying ? (
        <Notice tone="good" title={`Thank you. We are waiting for ${payee}`}>
          <p>It usually takes a few seconds. This page looks again by itself.</p>
        </Notice>
      ) : null}
      {until === null ? null : (
        <Clock
          before={`Your ${kept} is kept until`}
          until={until}
          secondsLeft={booking.payment_seconds_left ?? 0}
        />
      )}
      {comesFromPaying ? null : (
        <p>
          <a href={paths.pay} className="button">
            Pay {tellPounds(booking.price_pence)} now
          </a>
        </p>
      )}
    </>
  );
}

/** Where to book anew. */
export function Again({ href }: { readonly href: string | null }) {
  return href === null ? null : (
    <p>
      <a href={href} className="button">
        Choose a date again
      </a>
    </p>
  );
}

function Refund({ booking }: { readonly booking: LinkedBooking }) {
  if (booking.refund_wallet !== 'stripe' || booking.refund_amount === null) return null;
  const amount = tellPounds(booking.refund_amount);
  return booking.pay_status === 'refunded' ? (
    <p>{amount} went back to your card. Banks take up to 10 days to show it.</p>
  ) : (
    <p>{amount} is on its way back to your card.</p>
  );
}

function Certificate({ booking, paths }: BookingProps) {
  return booking.has_certificate ? (
    <>
      <p>Your certificate is ready. You can fetch it here whenever you need it.</p>
      <p>
        <a href={paths.certificate} className="button" download={true}>
          Download certificate (PDF)
        </a>
      </p>
    </>
  ) : (
    <p>Once your trainer has recorded that you passed, your certificate appears here.</p>
  );
}

function Booked({ booking, paths }: BookingProps) {
  return (
    <>
      <p>
        See you on{' '}
        <strong>
          <Moment at={booking.starts_at} part="whole" />
        </strong>{' '}
        at <Moment at={booking.starts_at} part="time" /> in {booking.location_name}.
      </p>
      {paths.calendar === null ? null : (
        <p>
          <a href={paths.calendar} className="button quiet">
            Add to my calendar
          </a>
        </p>
      )}
      <p className="small">Your certificate will appear on this page after the training. Keep the link.</p>
    </>
  );
}

const bodies: Record<BookingState, (props: BookingProps) => ReactNode> = {
  to_pay: ToPay,
  payment_checked: () => (
    <p>The card company is telling us whether your payment arrived. This page looks again by itself.</p>
  ),
  payment_over: ({ paths }) => (
    <>
      <p>No payment arrived in time, so the seat goes back. Nothing was taken from your card.</p>
      <Again href={paths.again} />
    </>
  ),
  in_review: ({ booking }) => (
    <p>
      The training team looks at each booking for {booking.course_name} before it stands. You hear from us by
      e-mail; your seat is kept meanwhile.
    </p>
  ),
  booked: Booked,
  under_way: ({ booking }) => (
    <p>
      Your training began at <Moment at={booking.starts_at} part="time" />. Your certificate will appear here
      once your trainer has recorded that you passed.
    </p>
  ),
  attended: Certificate,
  missed: ({ booking }) => (
    <p>
      You were recorded as not there. If that is wrong, or you want another date, ask{' '}
      {booking.organisation_name}.
    </p>
  ),
  cancelled: ({ booking, paths }) => (
    <>
      <p>{tellReason(booking)}</p>
      <Refund booking={booking} />
      <Again href={booking.reason === 'payment_expired' ? paths.again : null} />
    </>
  ),
};

function payText(booking: PaidBooking): string {
  if (booking.pay_option !== 'candidate_pays') return `${booking.organisation_name} pays`;
  if (booking.price_pence === 0) return 'Free';
  const price = tellPounds(booking.price_pence);
  const told = { completed: 'paid', pending: 'not paid yet', refunded: 'refunded', cancelled: 'not paid' };
  return `${price}, ${told[booking.pay_status]}`;
}

/** Who, which and how it is paid. */
export function Facts({ booking }: { readonly booking: PaidBooking }) {
  return (
    <dl className="facts">
      <div>
        <dt>Name</dt>
        <dd>
          {booking.first_name} {booking.last_name}
        </dd>
      </div>
      <div>
        <dt>Booking number</dt>
        <dd>{booking.id}</dd>
      </div>
      <div>
        <dt>Payment</dt>
        <dd>{payText(booking)}</dd>
      </div>
      {booking.trainer_name === null ? null : (
        <div>
          <dt>Trainer</dt>
          <dd>{booking.trainer_name}</dd>
        </div>
      )}
    </dl>
  );
}

/** What the candidate's link in every e-mail leads to. */
export function bookingPage(props: BookingProps): LayoutProps {
  const { booking, state, comesFromPaying } = props;
  const Body = bodies[state];
  const isAwaited = state === 'payment_checked' || (state === 'to_pay' && comesFromPaying);
  return {
    title: `${headings[state](booking)} · ${booking.course_name}`,
    heading: headings[state](booking),
    intro: (
      <div className={state === 'cancelled' || state === 'payment_over' ? 'void' : undefined}>
        <Ticket event={booking} />
      </div>
    ),
    contact: {
      name: booking.organisation_name,
      email: booking.organisation_email,
      phone: booking.organisation_phone,
    },
    refreshSeconds: isAwaited ? 5 : undefined,
    children: (
      <div className="stack">
        <h2 className="hidden">Where it stands</h2>
        <Body {...props} />
        <Facts booking={booking} />
      </div>
    ),
  };
}
