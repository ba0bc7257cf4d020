import type { Schemas } from '../../api/console.ts';
import { showDay } from '../../ui/format.ts';

/** One step in the life of an invite. */
export interface Step {
  readonly title: string;
  /** When; null: not yet, or never. */
  readonly at: string | null;
  readonly detail?: string | undefined;
  readonly tone: 'done' | 'bad' | 'waiting' | 'over';
}

type Detail = Schemas.InviteDetail;

const mailFates: Readonly<Record<string, string | undefined>> = {
  queued: 'The mail is on its way.',
  bounced: 'The mail server refused this address: withdraw the invite and send it to the right one.',
  failed: 'The mail could not be delivered. Copy the link and send it another way.',
};

function mailSteps({ mails, sent_at }: Detail): readonly Step[] {
  const [first, ...again] = mails;
  const stepOf = (title: string, at: string, status: string | undefined): Step => {
    const isLost = status === 'bounced' || status === 'failed';
    return { title, at, detail: mailFates[status ?? 'queued'], tone: isLost ? 'bad' : 'done' };
  };
  return [
    stepOf('Sent', sent_at, first?.status),
    ...again.map(({ queued_at, status }) => stepOf('Sent again', queued_at, status)),
  ];
}

function endOf(invite: Detail): Step | null {
  if (invite.withdrawn_at)
    return {
      title: 'Withdrawn',
      at: invite.withdrawn_at,
      detail: 'The link shows nothing any more.',
      tone: 'over',
    };
  if (invite.status === 'expired')
    return {
      title: 'Expired',
      at: invite.expires_at,
      detail: 'Not booked in time. You can invite again.',
      tone: 'over',
    };
  return null;
}

const happened = (title: string, at: string | null, detail?: string): Step[] =>
  at === null ? [] : [{ title, at, detail, tone: 'done' }];

/** The life of an invite in the order it happened; while it lasts, what is awaited stands at its end. */
export function timelineOf(invite: Detail): readonly Step[] {
  const { booking } = invite;
  const past: Step[] = [
    ...mailSteps(invite),
    ...happened('Opened', invite.opened_at, 'The candidate saw the dates.'),
    ...(invite.funds_short_at
      ? [
          {
            title: 'Could not be paid',
            at: invite.funds_short_at,
            detail:
              'Your credits or balance did not reach when the candidate wanted to book. Top up, then send it again.',
            tone: 'bad',
          } as const,
        ]
      : []),
    ...happened('Seat held', invite.held_at),
    ...happened(
      booking?.booking_status === 'pending' ? 'Booked, still to be confirmed' : 'Booked',
      invite.used_at,
      booking ? `For ${showDay(booking.start_date)}.` : undefined,
    ),
  ];
  past.sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  const end = endOf(invite);
  if (end) return [...past, end];
  if (invite.status === 'used') return past;
  return [
    ...past,
    ...(invite.opened_at ? [] : [{ title: 'To be opened', at: null, tone: 'waiting' } as const]),
    {
      title: 'To be booked',
      at: null,
      detail: `The link works until ${showDay(invite.expires_at)}.`,
      tone: 'waiting',
    },
  ];
}
