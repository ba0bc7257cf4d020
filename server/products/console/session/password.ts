import { z } from 'zod';
import {
  changePassword,
  readPasswordLink,
  requestPasswordLink,
  setPasswordByLink,
} from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, text } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { choice, chosenPassword, str, typedPassword } from '../fields.ts';
import { actorOf } from '../policy.ts';
import { endpoint } from '../services.ts';
import { sessionCookie } from '../session-cookie.ts';

const said = (description: string, message: string) => ({
  description,
  schema: messageResponse,
  example: { message },
});

const linkQueued = 'If this e-mail is known, a link is on its way to it.';

const createPasswordLink = endpoint({
  operationId: 'createPasswordLink',
  method: 'POST',
  path: '/password-links',
  tag: 'Session',
  summary: 'Ask for a new password',
  description:
    'Mails a link that works once, for an hour; to somebody who was invited and has no password yet, the invitation once more. The answer is the same whether or not the e-mail is known.',
  auth: 'none',
  budget: 'auth',
  body: fields({
    email: email().meta({ description: 'Your e-mail.', example: 'morag.sinclair@veriward.example' }),
  }).meta({ id: 'CreatePasswordLinkRequest' }),
  bodyExample: { email: 'morag.sinclair@veriward.example' },
  answers: { 202: said('Taken note of.', linkQueued) },
  async handle({ body, db }) {
    await requestPasswordLink(db, body.email);
    return answer(202, { message: linkQueued });
  },
});

const token = text({ max: 100 }).meta({ description: 'The last part of the link.', example: 'Vb3k...1' });

const passwordLink = z
  .object({
    purpose: choice(['invitation', 'reset'], 'Why it was mailed.'),
    name: str('Whose password it sets.', 'Morag Sinclair'),
    email: str('What they sign in with.', 'morag.sinclair@veriward.example'),
  })
  .meta({ id: 'PasswordLink', description: 'A link that still works.' });

const readLink = endpoint({
  operationId: 'readPasswordLink',
  method: 'POST',
  path: '/password-links/read',
  tag: 'Session',
  summary: 'Look at a link that was mailed',
  description: 'Says whose password the link sets, while it works. A POST, so that its token is in no log.',
  auth: 'none',
  budget: 'auth',
  body: fields({ token }).meta({ id: 'ReadPasswordLinkRequest' }),
  bodyExample: { token: 'Vb3k...1' },
  answers: {
    200: {
      description: 'It works.',
      schema: passwordLink,
      example: { purpose: 'reset', name: 'Morag Sinclair', email: 'morag.sinclair@veriward.example' },
    },
  },
  refusals: ['link_unavailable'],
  async handle({ body, db, services }) {
    const link = await readPasswordLink(db, services.keyring, body.token);
    return link ? answer(200, { ...link }) : refuse('link_unavailable');
  },
});

const useLink = endpoint({
  operationId: 'setPasswordByLink',
  method: 'POST',
  path: '/password-links/use',
  tag: 'Session',
  summary: 'Set a password through a link',
  description:
    'For invitations and forgotten passwords. Every session of the account ends; sign in afterwards.',
  auth: 'none',
  budget: 'auth',
  body: fields({
    token,
    password: chosenPassword().meta({
      description: '12 to 128 characters.',
      example: 'correct horse battery',
    }),
  }).meta({ id: 'UsePasswordLinkRequest' }),
  bodyExample: { token: 'Vb3k...1', password: 'correct horse battery' },
  answers: { 200: said('Set.', 'Password set.') },
  refusals: ['link_unavailable'],
  async handle({ body, db, services, requestId }) {
    const refused = await setPasswordByLink(db, services.keyring, { ...body, requestId });
    return refused ?? answer(200, { message: 'Password set.' });
  },
});

const changeOwnPassword = endpoint({
  operationId: 'changeOwnPassword',
  method: 'PUT',
  path: '/me/password',
  tag: 'Session',
  summary: 'Change your password',
  description: 'Ends every session of yours and begins a new one: read the new CSRF token from GET /session.',
  auth: 'required',
  body: fields({
    current_password: typedPassword().meta({
      description: 'The one of now.',
      example: 'correct horse battery',
    }),
    new_password: chosenPassword().meta({
      description: '12 to 128 characters.',
      example: 'staple of the trade',
    }),
  }).meta({ id: 'ChangePasswordRequest' }),
  bodyExample: { current_password: 'correct horse battery', new_password: 'staple of the trade' },
  answers: { 200: said('Changed.', 'Password changed.') },
  refusals: ['sign_in_throttled', 'wrong_password'],
  async handle({ caller, body, db, address, userAgent, requestId, bases }) {
    const begun = await changePassword(db, {
      personId: caller.person_id,
      email: caller.email,
      current: body.current_password,
      next: body.new_password,
      address,
      userAgent,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(begun)) return begun;
    return answer(200, { message: 'Password changed.' }, sessionCookie(bases.site, begun.token));
  },
});

export const passwordEndpoints = [createPasswordLink, readLink, useLink, changeOwnPassword];
