import type { LinkedBooking } from '../../domains/bookings/index.ts';
import type { LayoutProps } from './layout.tsx';
import { Clock, Ticket } from './pieces.tsx';
import { TestCheckout, testIsOverPage } from './test-checkout.tsx';
import { tellPounds } from './wording.ts';

/** What the test checkout shows. */
export interface TestCheckoutProps {
  readonly booking: LinkedBooking;
  readonly amountPence: number;
  /** Of this page: its form is sent to where it came from. */
  readonly path: string;
  readonly bookingPath: string;
  readonly wasDeclined: boolean;
  readonly token: string;
}

const contactOf = (booking: LinkedBooking) => ({
  name: booking.organisation_name,
  email: booking.organisation_email,
  phone: booking.organisation_phone,
});

function PayIntro({ booking }: { readonly booking: LinkedBooking }) {
  return (
    <>
      {booking.payment_expires_at === null ? null : (
        <Clock
          before="Your seat is kept until"
          until={booking.payment_expires_at}
          secondsLeft={booking.payment_seconds_left ?? 0}
        />
      )}
      <Ticket event={booking} />
    </>
  );
}

/** Step 3 in a sandbox: a checkout like the real one, with which no money moves. */
export function testCheckoutPage(props: TestCheckoutProps): LayoutProps {
  const { booking, bookingPath, ...form } = props;
  const { amountPence, wasDeclined } = form;
  return {
    title: `${wasDeclined ? 'Declined: ' : ''}Pay ${tellPounds(amountPence)} · ${booking.course_name}`,
    step: 'Step 3 of 3',
    heading: `Pay ${tellPounds(amountPence)} to keep your seat`,
    intro: <PayIntro booking={booking} />,
    contact: contactOf(booking),
    children: (
      <TestCheckout
        {...form}
        holder={`${booking.first_name} ${booking.last_name}`}
        leave={
          <>
            <a href={bookingPath}>Leave without paying</a>. The seat is kept until the time above, and this
            link works until then.
          </>
        }
      />
    ),
  };
}

/** The test checkout of before, now that payments are real. */
export function unpaidTestPage(booking: LinkedBooking, amountPence: number, path: string): LayoutProps {
  return {
    ...testIsOverPage({ amountPence, path, intro: <PayIntro booking={booking} /> }),
    contact: contactOf(booking),
  };
}

/** The provider cannot be reached: says so and tries again by itself. */
export function payLaterPage(booking: LinkedBooking, path: string): LayoutProps {
  return {
    title: `Payment is not reachable · ${booking.course_name}`,
    step: 'Step 3 of 3',
    heading: 'The payment page cannot be reached right now',
    intro: <PayIntro booking={booking} />,
    contact: contactOf(booking),
    refreshSeconds: 6,
    children: (
      <div className="stack">
        <p>
          Your booking is safe and nothing was taken from your card. The company that takes card payments for
          us does not answer at the moment.
        </p>
        <p>
          <strong>This page tries again every few seconds</strong> and takes you there as soon as it works.
          You can also come back by the link in your e-mail.
        </p>
        <p>
          <a href={path} className="button quiet">
            Try again now
          </a>
        </p>
      </div>
    ),
  };
}
