import type { PartnerCaller, ReferralRules } from '../../domains/referrals/index.ts';
import { endpointFactory } from '../../platform/http/endpoint.ts';

/** What a deployment sets about this product. */
export interface ReferralsSettings extends ReferralRules {
  /** Of a referral that was taken. */
  readonly successStatus: 200 | 201 | 202;
  /** Whether any key may try out the test identifier. */
  readonly isSandboxMode: boolean;
}

/** What the endpoints of this product need besides a connection. */
export interface ReferralsServices {
  /** Requests per minute and key; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  /** Whether keys of the demo data are accepted. */
  readonly demoKeys: boolean;
  readonly referrals: ReferralsSettings;
}

/** Declares one operation of this product. */
export const endpoint = endpointFactory<PartnerCaller, ReferralsServices>();
