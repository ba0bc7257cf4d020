import type { Journey } from './journey.ts';

/** What a page says above its own matter. */
export interface Told {
  readonly title: string;
  readonly text: string;
}

const gone = 'Choose another date below. Nothing was booked.';

const holdWording: Record<string, Told> = {
  not_found: { title: 'That date is no longer on offer', text: gone },
  event_cancelled: { title: 'That date was cancelled', text: gone },
  event_started: { title: 'That training has already begun', text: gone },
  no_seats_left: { title: 'That seat has just gone', text: `Somebody was a moment faster. ${gone}` },
  too_many_holds: {
    title: 'Too many seats are on hold from your network',
    text: 'Five people on your network each keep a seat at the moment. Try again once one of them has booked, or in half an hour, or without Wi-Fi.',
  },
  hold_not_found: {
    title: 'We are no longer keeping a seat for you',
    text: 'Seats are kept for 30 minutes, one at a time. Nothing was booked. Choose a date below to go on.',
  },
};

/** Why no seat could be held, and what to do. */
export function tellHoldRefusal(code: string): Told {
  return holdWording[code] ?? { title: 'That date is no longer on offer', text: gone };
}

const contactWay = ({ contact }: Journey): string =>
  [contact.name, contact.email, contact.phone].filter((part) => part !== null).join(', ');

/** Why a booking with a live hold could not be paid for; the hold stays. Null: it was another reason. */
export function tellPaymentRefusal(code: string, journey: Journey): Told | null {
  if (['insufficient_credits', 'insufficient_balance', 'invoice_not_enabled'].includes(code)) {
    return {
      title: `${journey.organisationName} cannot pay for this seat at the moment`,
      text: `Nothing was booked and you owe nothing. Please contact ${contactWay(journey)}. We keep your seat until the time above: once they have sorted it out, send this form again.`,
    };
  }
  return code === 'candidate_payment_unavailable'
    ? {
        title: 'Card payments are not available at the moment',
        text: `Nothing was booked. Please contact ${contactWay(journey)}, or try again later.`,
      }
    : null;
}
