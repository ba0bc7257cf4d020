import { getPartnerReferral, withdrawReferral as withdraw } from '../../domains/referrals/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { fields, optional, text } from '../../platform/http/input.ts';
import { refuse } from '../../platform/http/problem.ts';
import { presentReferral, referral, referralExample, referralPath } from './referral.ts';
import { endpoint } from './services.ts';

export const withdrawReferral = endpoint({
  operationId: 'withdrawReferral',
  method: 'POST',
  path: '/referrals/{referralId}/withdraw',
  tag: 'Referrals',
  summary: 'Take a referral back',
  description: 'Until the agency has tried to reach the person. Repeating it changes nothing.',
  auth: 'required',
  params: referralPath,
  pathObjectExists: async ({ caller, db, params: { referralId } }) =>
    (await getPartnerReferral(db, [caller.partner_id], referralId)) !== null,
  body: fields({
    reason: optional(text({ max: 500 })).meta({
      description: 'Why.',
      example: 'The client changed her mind',
    }),
  }).meta({ id: 'WithdrawRequest', description: 'Why it is taken back, if you say so.' }),
  bodyExample: { reason: 'The client changed her mind' },
  answers: {
    200: {
      description: 'Withdrawn.',
      schema: referral,
      example: { ...referralExample, status: 'withdrawn', outcome: null },
    },
  },
  refusals: ['cannot_withdraw'],
  async handle({ caller, db, params: { referralId }, body, services, requestId }) {
    const partnerIds = [caller.partner_id];
    const actor = { kind: 'api_key', id: caller.key_id, requestId } as const;
    const request = { referralId, partnerIds, reason: body.reason, actor };
    const refusal = await withdraw(db, request, services.referrals);
    if (refusal) return refusal;
    const found = await getPartnerReferral(db, partnerIds, referralId);
    return found ? answer(200, presentReferral(found)) : refuse('not_found');
  },
});
