import { Status } from '../../ui/Status.tsx';
import { type Payable, payState } from './words.ts';

/** Where a booking’s money stands; nothing where the booking’s own state says it. */
export function PayStatus({ booking }: { readonly booking: Payable }) {
  const state = payState(booking);
  return state ? <Status tone={state.tone}>{state.text}</Status> : null;
}
