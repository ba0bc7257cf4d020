import { getRouteApi } from '@tanstack/react-router';
import { useSession } from '../../session/session.ts';
import { Case } from './Case.tsx';
import { OwnReferral } from './OwnReferral.tsx';

const route = getRouteApi('/app/referrals/$referralId');

/** One referral: for staff the whole case, for an organisation what it may see. */
export function Referral() {
  const { referralId } = route.useParams();
  return useSession().organisation ? (
    <OwnReferral id={referralId} />
  ) : (
    <Case key={referralId} id={referralId} />
  );
}
