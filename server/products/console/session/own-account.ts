import { z } from 'zod';
import {
  editPerson,
  endOtherSessions,
  endOwnSession,
  getPerson,
  listOwnSessions,
  type OwnSession,
} from '../../../domains/identity/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { flag, int, strOrNull, when } from '../fields.ts';
import { personAnswer, presentPerson } from '../people/person.ts';
import { actorOf } from '../policy.ts';
import { endpoint } from '../services.ts';
import { noSessionCookie } from '../session-cookie.ts';

const tag = 'Session';

const editOwn = endpoint({
  operationId: 'editOwnAccount',
  method: 'PATCH',
  path: '/me',
  tag,
  summary: 'Change your name',
  description: 'Your e-mail stays: it is what you sign in with. Your role is for others to change.',
  auth: 'required',
  body: fields({
    name: text({ max: 255 }).meta({ description: 'Your name.', example: 'Morag Sinclair' }),
  }).meta({ id: 'EditOwnAccountRequest' }),
  bodyExample: { name: 'Morag Sinclair' },
  answers: { 200: personAnswer('You as you now are.') },
  async handle({ caller, body, db, requestId }) {
    const refused = await editPerson(db, {
      personId: caller.person_id,
      organisationId: caller.organisation_id,
      name: body.name,
      role: undefined,
      trainerId: null,
      actor: actorOf(caller, requestId),
    });
    if (refused) return refused;
    const row = await getPerson(db, caller.person_id, caller.organisation_id);
    return row ? answer(200, presentPerson(row)) : refuse('not_found');
  },
});

const ownSession = z
  .object({
    id: int('Session id.', 88),
    device: strOrNull('Browser and system in words; null when not known.', 'Firefox on Windows'),
    network: strOrNull(
      'Where from, without the part that names a machine; null when not known.',
      '203.0.113.0/24',
    ),
    created_at: when('When it was begun by signing in.', '2027-06-05T08:00:00+00:00'),
    seen_at: when('When it was used last, to five minutes.', '2027-06-05T10:00:00+00:00'),
    expires_at: when('When it ends if it is not used again.', '2027-06-05T18:00:00+00:00'),
    is_current: flag('Whether it is the one that asks.', true),
  })
  .meta({ id: 'OwnSession', description: 'Where you are signed in.' });

const example: z.input<typeof ownSession> = {
  id: 88,
  device: 'Firefox on Windows',
  network: '203.0.113.0/24',
  created_at: '2027-06-05T08:00:00+00:00',
  seen_at: '2027-06-05T10:00:00+00:00',
  expires_at: '2027-06-05T18:00:00+00:00',
  is_current: true,
};

const present = (row: OwnSession, currentId: number): z.input<typeof ownSession> => ({
  id: row.id,
  device: row.device,
  network: row.network,
  created_at: formatUtc(row.created_at),
  seen_at: formatUtc(row.seen_at),
  expires_at: formatUtc(row.expires_at),
  is_current: row.id === currentId,
});

const listOwn = endpoint({
  operationId: 'listOwnSessions',
  method: 'GET',
  path: '/me/sessions',
  tag,
  summary: 'Where you are signed in',
  description: 'The sessions of yours that go on, the one used last first; at most a hundred.',
  auth: 'required',
  answers: {
    200: {
      description: 'The sessions.',
      schema: z
        .object({ data: z.array(ownSession).meta({ description: 'The sessions.' }) })
        .meta({ id: 'OwnSessions' }),
      example: { data: [example] },
    },
  },
  async handle({ caller, db }) {
    const rows = await listOwnSessions(db, caller.person_id);
    return answer(200, { data: rows.map((row) => present(row, caller.session_id)) });
  },
});

const endOne = endpoint({
  operationId: 'endOwnSession',
  method: 'DELETE',
  path: '/me/sessions/{id}',
  tag,
  summary: 'Sign out somewhere',
  description: 'Ends one session of yours at once.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Session id.', example: 88 }) }),
  answers: {
    200: { description: 'Ended.', schema: messageResponse, example: { message: 'Signed out there.' } },
  },
  async handle({ caller, params, db, requestId, bases }) {
    const actor = actorOf(caller, requestId);
    const ended = await endOwnSession(db, { personId: caller.person_id, sessionId: params.id, actor });
    if (!ended) return refuse('not_found');
    const isThis = params.id === caller.session_id;
    return answer(200, { message: 'Signed out there.' }, isThis ? noSessionCookie(bases.site) : {});
  },
});

const endOthers = endpoint({
  operationId: 'endOtherSessions',
  method: 'POST',
  path: '/me/sessions/end-others',
  tag,
  summary: 'Sign out everywhere else',
  description: 'Ends all sessions of yours but the one that asks.',
  auth: 'required',
  answers: {
    200: {
      description: 'Ended.',
      schema: z.object({ ended: int('How many.', 2) }).meta({ id: 'EndedSessions' }),
      example: { ended: 2 },
    },
  },
  async handle({ caller, db, requestId }) {
    const actor = actorOf(caller, requestId);
    const whose = { personId: caller.person_id, sessionId: caller.session_id };
    return answer(200, { ended: await endOtherSessions(db, { ...whose, actor }) });
  },
});

export const ownAccountEndpoints = [editOwn, listOwn, endOne, endOthers];
