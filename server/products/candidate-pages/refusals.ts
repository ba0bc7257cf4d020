import { type Journey, wordsOf } from './journey.ts';

/** What a page says above its own matter. */
export interface Told {
  readonly title: string;
  readonly text: string;
}

/** Why nothing could be held, and what to do. */
export function tellHoldRefusal(code: string, journey: Journey): Told {
  const { seat, date } = wordsOf(journey);
  const gone = `Choose another ${date} below. Nothing was booked.`;
  const taken = { title: `That ${seat} has just gone`, text: `Somebody was a moment faster. ${gone}` };
  const over = { title: `That ${date} is no longer on offer`, text: gone };
  const wording: Record<string, Told> = {
    not_found: over,
    course_not_available: over,
    event_cancelled: { title: `That ${date} was cancelled`, text: gone },
    event_started: { title: 'That training has already begun', text: gone },
    no_seats_left: taken,
    slot_unavailable: taken,
    too_many_holds: {
      title: `Too many ${seat}s are on hold from your network`,
      text: `Five people on your network each keep a ${seat} at the moment. Try again once one of them has booked, or in half an hour, or without Wi-Fi.`,
    },
    hold_not_found: {
      title: `We are no longer keeping a ${seat} for you`,
      text: `A ${seat} is kept for 30 minutes, one at a time. Nothing was booked. Choose a ${date} below to go on.`,
    },
  };
  return wording[code] ?? over;
}

/** The time was over, and it was held once more. */
export function tellHeldAgain(journey: Journey): Told {
  return {
    title: `The 30 minutes were over, but your ${wordsOf(journey).seat} was still free`,
    text: 'We keep it for you again. Nothing was booked yet: please check your details and send them once more.',
  };
}

const contactWay = ({ contact }: Journey): string =>
  [contact.name, contact.email, contact.phone].filter((part) => part !== null).join(', ');

/** Why a booking with a live hold could not be paid for; the hold stays. Null: it was another reason. */
export function tellPaymentRefusal(code: string, journey: Journey): Told | null {
  const { seat, payee } = wordsOf(journey);
  if (['insufficient_credits', 'insufficient_balance', 'invoice_not_enabled'].includes(code)) {
    return {
      title: `${journey.organisationName} cannot pay for this ${seat} at the moment`,
      text: `Nothing was booked and you owe nothing. Please contact ${contactWay(journey)}. We keep your ${seat} until the time above: once they have sorted it out, send this form again.`,
    };
  }
  return code === 'candidate_payment_unavailable'
    ? {
        title: `${payee} payments are not available at the moment`,
        text: `Nothing was booked. Please contact ${contactWay(journey)}, or try again later.`,
      }
    : null;
}
