import { useSession } from '../../session/session.ts';
import { OwnReferrals } from './OwnReferrals.tsx';
import { Queue } from './Queue.tsx';

/** Referrals: for staff the queue, for an organisation what it sent. */
export function Referrals() {
  return useSession().organisation ? <OwnReferrals /> : <Queue />;
}
