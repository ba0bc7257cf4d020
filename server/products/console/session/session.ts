import { z } from 'zod';
import { findSession, roles, signIn, signOut } from '../../../domains/identity/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, optional, text } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { choice, flag, int, intOrNull, str, typedPassword, when } from '../fields.ts';
import { actorOf } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { csrfTokenOf, noSessionCookie, sessionCookie } from '../session-cookie.ts';

const session = z
  .object({
    person: z
      .object({
        id: int('Person id.', 1000),
        name: str('Name.', 'Morag Sinclair'),
        email: str('E-mail.', 'morag.sinclair@veriward.example'),
        role: choice(roles, 'What this person may do.'),
        trainer_id: intOrNull('Whose events a trainer sees; null for everybody else.', null),
        has_totp: flag('Whether signing in needs a code.', false),
      })
      .meta({ id: 'SessionPerson', description: 'Who is signed in.' }),
    organisation: z
      .object({
        id: int('Organisation id.', 1042),
        name: str('Name.', 'Acme Healthcare'),
        code: str('Account code.', 'ACME001'),
      })
      .meta({ id: 'SessionOrganisation' })
      .nullable()
      .meta({ description: 'Null for the provider’s staff.' }),
    csrf_token: str('To be sent in X-CSRF-Token with every change.', 'k3Jf...'),
    expires_at: when('When the session ends at the latest, UTC.', '2027-06-06T10:00:00+00:00'),
  })
  .meta({ id: 'Session', description: 'Who is signed in.' });

const example: z.input<typeof session> = {
  person: {
    id: 1000,
    name: 'Morag Sinclair',
    email: 'morag.sinclair@veriward.example',
    role: 'staff_admin',
    trainer_id: null,
    has_totp: false,
  },
  organisation: null,
  csrf_token: 'k3Jf...',
  expires_at: '2027-06-06T10:00:00+00:00',
};

const presentSession = (holder: ConsoleCaller): z.input<typeof session> => ({
  person: {
    id: holder.person_id,
    name: holder.name,
    email: holder.email,
    role: holder.role,
    trainer_id: holder.trainer_id,
    has_totp: holder.has_totp,
  },
  organisation:
    holder.organisation_id === null || holder.organisation_name === null || holder.organisation_code === null
      ? null
      : { id: holder.organisation_id, name: holder.organisation_name, code: holder.organisation_code },
  csrf_token: holder.csrf_token,
  expires_at: formatUtc(holder.expires_at),
});

const createSession = endpoint({
  operationId: 'createSession',
  method: 'POST',
  path: '/session',
  tag: 'Session',
  summary: 'Sign in',
  description:
    'Sets the session cookie. A session ends after 8 hours without use, after 24 hours, or by signing out. Ten attempts on one account in a quarter of an hour are too many.',
  auth: 'none',
  budget: 'auth',
  body: fields({
    email: email().meta({ description: 'Your e-mail.', example: 'morag.sinclair@veriward.example' }),
    password: typedPassword().meta({ description: 'Your password.', example: 'correct horse battery' }),
    totp_code: optional(text({ max: 20 })).meta({
      description:
        'Of your authenticator app, if you set one up, or one of your recovery codes; ask for it after `totp_required`.',
      example: '492039',
    }),
  }).meta({ id: 'CreateSessionRequest' }),
  bodyExample: { email: 'morag.sinclair@veriward.example', password: 'correct horse battery' },
  answers: { 201: { description: 'Signed in.', schema: session, example } },
  refusals: ['sign_in_throttled', 'invalid_sign_in', 'totp_required', 'totp_invalid'],
  async handle({ body, db, services, address, userAgent, requestId, bases }) {
    const { email: given, password, totp_code: totpCode } = body;
    const attempt = { email: given, password, totpCode, address, userAgent, requestId };
    const begun = await signIn(db, services, attempt);
    if (isRefusal(begun)) return begun;
    const holder = await findSession(db, begun.token);
    if (!holder) return refuse('invalid_sign_in');
    const csrf_token = csrfTokenOf(services.keyring, begun.token);
    return answer(201, presentSession({ ...holder, csrf_token }), sessionCookie(bases.site, begun.token));
  },
});

const getSession = endpoint({
  operationId: 'getSession',
  method: 'GET',
  path: '/session',
  tag: 'Session',
  summary: 'Who is signed in',
  description: 'Also gives the CSRF token to a page that was loaded anew.',
  auth: 'required',
  answers: { 200: { description: 'The session.', schema: session, example } },
  async handle({ caller }) {
    return answer(200, presentSession(caller));
  },
});

const deleteSession = endpoint({
  operationId: 'deleteSession',
  method: 'DELETE',
  path: '/session',
  tag: 'Session',
  summary: 'Sign out',
  description: 'Ends the session at once and takes its cookie back.',
  auth: 'required',
  answers: {
    200: { description: 'Signed out.', schema: messageResponse, example: { message: 'Signed out.' } },
  },
  async handle({ caller, db, requestId, bases }) {
    await signOut(db, caller.session_id, actorOf(caller, requestId));
    return answer(200, { message: 'Signed out.' }, noSessionCookie(bases.site));
  },
});

export const sessionEndpoints = [createSession, getSession, deleteSession];
