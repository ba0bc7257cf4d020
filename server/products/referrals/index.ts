import type { PartnerCaller } from '../../domains/referrals/index.ts';
import type { Product } from '../../platform/http/product.ts';
import { createReferral } from './create-referral.ts';
import { referralsDialect, slug } from './dialect.ts';
import { getReferral, listReferrals } from './list-referrals.ts';
import type { ReferralsServices } from './services.ts';
import { withdrawReferral } from './withdraw-referral.ts';

const description = `Refer a person who wants help with debt to the agency by one call, and follow what becomes of it.

Send your subscription key in \`apiKey\` and the identifier that was issued with it in \`referralPartner\`. Try out with
the identifier \`Testxxx-Referral-Partner\` and its \`rfk_test_\` keys: the whole contract, nobody is bothered.`;

/** The Referrals API. */
export function referrals(services: ReferralsServices): Product<PartnerCaller, ReferralsServices> {
  return {
    slug,
    mount: `/${slug}/v1`,
    title: 'Referrals',
    description,
    isForServersOnly: true,
    dialect: referralsDialect(services),
    endpoints: [createReferral, listReferrals, getReferral, withdrawReferral],
  };
}
