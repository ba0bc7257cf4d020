import { z } from 'zod';
import {
  createPartnerKey,
  getPartner,
  getPartnerKey,
  listPartnerKeys,
  type PartnerKey,
  partnersOfOrganisation,
  revokePartnerKey,
  rotatePartnerKey,
} from '../../../domains/referrals/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, integer, moment, optional, text, withDefault } from '../../../platform/http/input.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { choice, int, str, utcOrNull, when, whenOrNull } from '../fields.ts';
import { actorOf, administrators, referrers } from '../policy.ts';
import { endpoint } from '../services.ts';
import { partnerPath } from './partners.ts';

const tag = 'Referral keys';

const shape = {
  id: int('Key id.', 1000),
  partner_id: int('Whose.', 1000),
  label: str('What it is for.', 'Production'),
  prefix: str('Its first 13 characters.', 'rfk_live_4f0Z'),
  status: choice(['live', 'expired', 'revoked'], 'Whether it opens the door.'),
  created_at: when('When it was made.', '2027-01-05T10:00:00+00:00'),
  expires_at: whenOrNull('When it ends by itself.', null),
  last_used_at: whenOrNull('To the minute.', '2027-06-05T10:00:00+00:00'),
  ended_at: whenOrNull('When it ended.', null),
};

const partnerKey = z.object(shape).meta({ id: 'ReferralKey', description: 'A key, never readable again.' });

const newKey = z
  .object({ ...shape, key: str('The key. Keep it now: it is not shown again.', 'rfk_live_4f0Z...') })
  .meta({ id: 'NewReferralKey', description: 'A key that was just made.' });

const example: z.input<typeof partnerKey> = {
  id: 1000,
  partner_id: 1000,
  label: 'Production',
  prefix: 'rfk_live_4f0Z',
  status: 'live',
  created_at: '2027-01-05T10:00:00+00:00',
  expires_at: null,
  last_used_at: null,
  ended_at: null,
};

const present = (row: PartnerKey): z.input<typeof partnerKey> => ({
  ...row,
  created_at: formatUtc(row.created_at),
  expires_at: utcOrNull(row.expires_at),
  last_used_at: utcOrNull(row.last_used_at),
  ended_at: utcOrNull(row.ended_at),
});

const keyList = {
  description: 'The keys.',
  schema: z
    .object({ data: z.array(partnerKey).meta({ description: 'The newest first.' }) })
    .meta({ id: 'ReferralKeys' }),
  example: { data: [example] },
};

const made = { description: 'Made.', schema: newKey, example: { ...example, key: 'rfk_live_4f0Z...' } };

const ended = {
  description: 'Revoked.',
  schema: partnerKey,
  example: { ...example, status: 'revoked' as const },
};

/** Shows a key that was just made, this once. */
async function showNew(
  db: Queryable,
  partnerIds: readonly number[],
  key: { readonly id: number; readonly key: string } | Refusal,
) {
  if (isRefusal(key)) return key;
  const row = await getPartnerKey(db, partnerIds, key.id);
  return row ? answer(201, { ...present(row), key: key.key }) : refuse('not_found');
}

async function showKey(db: Queryable, partnerIds: readonly number[], keyId: number) {
  const row = await getPartnerKey(db, partnerIds, keyId);
  return row ? answer(200, present(row)) : refuse('not_found');
}

const keyId = pathId.meta({ description: 'Key id.', example: 1000 });
const keyPath = partnerPath.extend({ keyId });

const keyFields = {
  label: text({ max: 100 }).meta({ description: 'What it is for.', example: 'Production' }),
  expires_at: optional(moment()).meta({
    description: 'When it ends by itself; not sent: never.',
    example: '2028-01-05T10:00:00+00:00',
  }),
};

const list = endpoint({
  operationId: 'listReferralKeys',
  method: 'GET',
  path: '/referral-partners/{id}/keys',
  tag,
  summary: 'Keys of a partner',
  description: 'All of them, the newest first.',
  auth: 'required',
  roles: administrators,
  params: partnerPath,
  answers: { 200: keyList },
  async handle({ db, params: { id } }) {
    if (!(await getPartner(db, id))) return refuse('not_found');
    return answer(200, { data: (await listPartnerKeys(db, [id])).map(present) });
  },
});

const create = endpoint({
  operationId: 'createReferralKey',
  method: 'POST',
  path: '/referral-partners/{id}/keys',
  tag,
  summary: 'Make a key',
  description: 'Shown once. A partner has two live ones at most.',
  auth: 'required',
  roles: administrators,
  params: partnerPath,
  pathObjectExists: async ({ db, params: { id } }) => (await getPartner(db, id)) !== null,
  body: fields(keyFields).meta({ id: 'CreateReferralKeyRequest' }),
  bodyExample: { label: 'Production' },
  answers: { 201: made },
  refusals: ['too_many_keys'],
  async handle({ caller, params: { id }, body, db, requestId }) {
    const { label, expires_at: expiresAt } = body;
    const actor = actorOf(caller, requestId);
    return showNew(db, [id], await createPartnerKey(db, { partnerId: id, label, expiresAt, actor }));
  },
});

const rotate = endpoint({
  operationId: 'rotateReferralKey',
  method: 'POST',
  path: '/referral-partners/{id}/keys/{keyId}/rotate',
  tag,
  summary: 'Replace a key',
  description: 'The new one is shown once; the old one goes on for a while.',
  auth: 'required',
  roles: administrators,
  params: keyPath,
  pathObjectExists: async ({ db, params: { id, keyId: key } }) =>
    (await getPartnerKey(db, [id], key)) !== null,
  body: fields({
    grace_hours: withDefault(integer({ min: 0, max: 2_160 }), 24).meta({
      description: 'Hours that the old one goes on.',
      example: 24,
    }),
  }).meta({ id: 'RotateReferralKeyRequest' }),
  bodyExample: { grace_hours: 24 },
  answers: { 201: made },
  refusals: ['key_ended', 'too_many_keys'],
  async handle({ caller, params: { id, keyId: key }, body, db, requestId }) {
    const actor = actorOf(caller, requestId);
    const request = { partnerId: id, keyId: key, graceHours: body.grace_hours, actor };
    return showNew(db, [id], await rotatePartnerKey(db, request));
  },
});

const revoke = endpoint({
  operationId: 'revokeReferralKey',
  method: 'DELETE',
  path: '/referral-partners/{id}/keys/{keyId}',
  tag,
  summary: 'Revoke a key',
  description: 'For ever, from the next request.',
  auth: 'required',
  roles: administrators,
  params: keyPath,
  answers: { 200: ended },
  async handle({ caller, params: { id, keyId: key }, db, requestId }) {
    await revokePartnerKey(db, [id], key, actorOf(caller, requestId));
    return showKey(db, [id], key);
  },
});

/** The partners that the caller's organisation acts for. */
const ownPartnerIds = async (db: Queryable, organisationId: number | null) =>
  (await partnersOfOrganisation(db, organisationId ?? 0)).map(({ id }) => id);

const listOwn = endpoint({
  operationId: 'listOwnReferralKeys',
  method: 'GET',
  path: '/own-referral-keys',
  tag,
  summary: 'Your keys',
  description: 'With when they were last used.',
  auth: 'required',
  roles: referrers,
  answers: { 200: keyList },
  async handle({ caller, db }) {
    const ids = await ownPartnerIds(db, caller.organisation_id);
    return answer(200, { data: (await listPartnerKeys(db, ids)).map(present) });
  },
});

const createOwn = endpoint({
  operationId: 'createOwnReferralKey',
  method: 'POST',
  path: '/own-referral-keys',
  tag,
  summary: 'Make a key of your own',
  description: 'Shown once. A partner has two live ones at most.',
  auth: 'required',
  roles: referrers,
  body: fields({
    ...keyFields,
    partner_id: optional(integer({ min: 1 })).meta({
      description: 'For which of your partners; needed when there are several.',
      example: 1000,
    }),
  }).meta({ id: 'CreateOwnReferralKeyRequest' }),
  bodyExample: { label: 'Production' },
  answers: { 201: made },
  refusals: ['partner_unknown', 'too_many_keys'],
  async handle({ caller, body, db, requestId }) {
    const ids = await ownPartnerIds(db, caller.organisation_id);
    const partnerId = body.partner_id ?? (ids.length === 1 ? ids[0] : undefined);
    if (partnerId === undefined || !ids.includes(partnerId)) return refuse('partner_unknown');
    const { label, expires_at: expiresAt } = body;
    const actor = actorOf(caller, requestId);
    return showNew(db, ids, await createPartnerKey(db, { partnerId, label, expiresAt, actor }));
  },
});

const revokeOwn = endpoint({
  operationId: 'revokeOwnReferralKey',
  method: 'DELETE',
  path: '/own-referral-keys/{keyId}',
  tag,
  summary: 'Revoke a key of your own',
  description: 'For ever, from the next request.',
  auth: 'required',
  roles: referrers,
  params: z.object({ keyId }),
  answers: { 200: ended },
  async handle({ caller, params, db, requestId }) {
    const ids = await ownPartnerIds(db, caller.organisation_id);
    await revokePartnerKey(db, ids, params.keyId, actorOf(caller, requestId));
    return showKey(db, ids, params.keyId);
  },
});

export const referralKeyEndpoints = [list, create, rotate, revoke, listOwn, createOwn, revokeOwn];
