import {
  admitIdentifier,
  consentFlaw,
  type PartnerCaller,
  takeReferral,
} from '../../domains/referrals/index.ts';
import { formatUtc } from '../../platform/clock/format.ts';
import { answer, type FieldFlaw } from '../../platform/http/endpoint.ts';
import { isAbsent, moment } from '../../platform/http/input.ts';
import { referralAccepted, referralAcceptedExample } from './referral.ts';
import { referralRequest, referralRequestExample } from './referral-request.ts';
import { endpoint } from './services.ts';

const accepted = {
  description: 'Taken. Which of 200, 201 and 202 it is, the deployment says.',
  schema: referralAccepted,
  example: referralAcceptedExample,
};

type Sent = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().normalize('NFC') : '');

function* flawsFor(caller: PartnerCaller, sent: Sent, isSandboxMode: boolean): Generator<FieldFlaw> {
  const { consent } = sent;
  if (!admitIdentifier(caller, textOf(sent['referralPartner']), isSandboxMode)) {
    const message = 'This key cannot be used with this partner identifier.';
    yield { field: 'referralPartner', rule: 'not_allowed', message };
  }
  const now = caller.asked_at;
  const given = isAbsent(consent) ? null : { at: moment().safeParse((consent as Sent)['at']).data };
  const flaw = consentFlaw({ isRequired: caller.consent_required, now }, given);
  if (flaw) yield flaw;
}

export const createReferral = endpoint({
  operationId: 'createReferral',
  method: 'POST',
  path: '/referrals',
  tag: 'Referrals',
  summary: 'Refer a person',
  description:
    'Every call makes a new referral, also of a person whom you referred before: then the answer says so. Rely on any 2xx, not on the number or the body.',
  auth: 'required',
  body: referralRequest,
  needsBody: true,
  hashesBody: true,
  bodyExample: referralRequestExample,
  answers: { 200: accepted, 201: accepted, 202: accepted },
  judge({ caller, body, services }) {
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? [...flawsFor(caller, body as Sent, services.referrals.isSandboxMode)] : [];
  },
  async handle({ caller, body, db, services, bases, requestId, address, bodySha256 }) {
    const { successStatus, isSandboxMode, ...rules } = services.referrals;
    const isSandbox = admitIdentifier(caller, body.referralPartner, isSandboxMode)?.isSandbox ?? false;
    const taken = await takeReferral(db, {
      partner: caller,
      isSandbox,
      enteredBy: 'api',
      person: body,
      consent: body.consent,
      address,
      bodySha256,
      actor: { kind: 'api_key', id: caller.key_id, requestId },
      rules,
    });
    const told = {
      referralId: taken.referral_id,
      status: 'received' as const,
      receivedAt: formatUtc(taken.received_at),
      message: 'Referral submitted.',
      ...(taken.duplicate_of ? { duplicate: true as const, duplicateOf: taken.duplicate_of } : {}),
      ...(isSandbox ? { sandbox: true as const } : {}),
    };
    return answer(successStatus, told, { location: `${bases.api}/referrals/${taken.referral_id}` });
  },
});
