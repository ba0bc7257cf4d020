import type { Schemas } from '../../api/console.ts';
import { showDay } from '../../ui/format.ts';
import type { Told } from '../bookings/words.ts';

type Stand = Pick<Schemas.RemoteBooking, 'booking_status' | 'training_status'>;

const outcomes = {
  pending: { tone: 'good', text: 'Booked' },
  completed: { tone: 'good', text: 'Completed' },
  failed: { tone: 'bad', text: 'Did not pass' },
  no_show: { tone: 'bad', text: 'Did not come' },
} as const satisfies Readonly<Record<string, Told>>;

/** Where a remote session stands, in a word or two. */
export function sessionState({ booking_status, training_status }: Stand): Told {
  if (booking_status === 'cancelled') return { tone: 'quiet', text: 'Cancelled' };
  return booking_status === 'pending'
    ? { tone: 'warn', text: 'Awaiting payment' }
    : outcomes[training_status];
}

const kits: Readonly<Record<string, Told>> = {
  out: { tone: 'info', text: 'Kit is out' },
  in: { tone: 'good', text: 'Kit is back' },
  overdue: { tone: 'bad', text: 'Kit is overdue' },
};

/** Where the kit of a session is; null: nowhere, and none will be posted. */
export const kitState = ({
  equipment_status: status,
  booking_status,
}: Pick<Schemas.RemoteBooking, 'equipment_status' | 'booking_status'>): Told | null =>
  kits[status ?? ''] ?? (booking_status === 'cancelled' ? null : { tone: 'quiet', text: 'Not posted yet' });

/** The kit’s day, as a sentence; null: it has none. */
export const kitDue = (
  booking: Pick<Schemas.RemoteBooking, 'equipment_due_date' | 'equipment_status'>,
): string | null =>
  booking.equipment_due_date
    ? `${booking.equipment_status === 'overdue' ? 'Was due back' : 'Due back'} ${showDay(booking.equipment_due_date)}`
    : null;
