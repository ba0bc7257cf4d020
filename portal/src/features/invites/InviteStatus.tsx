import type { Schemas } from '../../api/console.ts';
import { Status, type Tone } from '../../ui/Status.tsx';

type State = Schemas.Invite['status'];

/** What each state is called here. */
export const inviteWords: Readonly<Record<State, string>> = {
  sent: 'Sent, not opened',
  opened: 'Opened, not booked',
  used: 'Booked',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

const tones: Readonly<Record<State, Tone>> = {
  sent: 'info',
  opened: 'warn',
  used: 'good',
  expired: 'quiet',
  withdrawn: 'quiet',
};

/** Where an invite stands, in a word or two. */
export function InviteStatus({ status }: { readonly status: State }) {
  return <Status tone={tones[status]}>{inviteWords[status]}</Status>;
}
