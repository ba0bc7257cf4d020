import { ownReferralEndpoints } from './own-referrals.ts';
import { referralKeyEndpoints } from './partner-keys.ts';
import { referralPartnerEndpoints } from './partners.ts';
import { referralQueueEndpoints } from './queue.ts';
import { referralWorkEndpoints } from './work.ts';

/** What the staff and partners' own people do with referrals in the portal. */
export const referralEndpoints = [
  ...referralQueueEndpoints,
  ...referralWorkEndpoints,
  ...referralPartnerEndpoints,
  ...referralKeyEndpoints,
  ...ownReferralEndpoints,
];
