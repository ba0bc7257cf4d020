import { z } from 'zod';
import { confirmTotp, disableTotp, enrolTotp } from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { str, typedPassword } from '../fields.ts';
import { actorOf } from '../policy.ts';
import { endpoint } from '../services.ts';

const enrolment = z
  .object({
    secret: str('To be typed into the app. Not shown again.', 'JBSWY3DPEHPK3PXP'),
    uri: str('To be shown as a QR code.', 'otpauth://totp/Veriward:morag?secret=JBSWY3DPEHPK3PXP'),
  })
  .meta({ id: 'TotpEnrolment', description: 'What an authenticator app needs.' });

const done = (message: string) => ({
  200: { description: 'Done.', schema: messageResponse, example: { message } },
});

const enrol = endpoint({
  operationId: 'enrolTotp',
  method: 'POST',
  path: '/me/totp',
  tag: 'Session',
  summary: 'Set up an authenticator app',
  description: 'Codes are asked for only after one was confirmed. Asking again replaces the secret.',
  auth: 'required',
  answers: {
    201: {
      description: 'The secret.',
      schema: enrolment,
      example: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Veriward:morag?secret=JBSWY3DPEHPK3PXP' },
    },
  },
  refusals: ['totp_enabled'],
  async handle({ caller, db, services }) {
    const made = await enrolTotp(db, services.keyring, { id: caller.person_id, email: caller.email });
    return isRefusal(made) ? made : answer(201, { ...made });
  },
});

const confirm = endpoint({
  operationId: 'confirmTotp',
  method: 'POST',
  path: '/me/totp/confirm',
  tag: 'Session',
  summary: 'Confirm the authenticator app',
  description: 'From now on signing in needs a code.',
  auth: 'required',
  budget: 'auth',
  body: fields({
    totp_code: text({ max: 10 }).meta({ description: 'What the app shows.', example: '492039' }),
  }).meta({ id: 'ConfirmTotpRequest' }),
  bodyExample: { totp_code: '492039' },
  answers: done('Codes are asked for from now on.'),
  refusals: ['totp_invalid', 'totp_enabled'],
  async handle({ caller, body, db, services, requestId }) {
    const refused = await confirmTotp(db, services.keyring, {
      personId: caller.person_id,
      code: body.totp_code,
      actor: actorOf(caller, requestId),
    });
    return refused ?? answer(200, { message: 'Codes are asked for from now on.' });
  },
});

const disable = endpoint({
  operationId: 'disableTotp',
  method: 'POST',
  path: '/me/totp/disable',
  tag: 'Session',
  summary: 'Do without the authenticator app',
  description: 'Needs your password.',
  auth: 'required',
  budget: 'auth',
  body: fields({
    current_password: typedPassword().meta({
      description: 'Your password.',
      example: 'correct horse battery',
    }),
  }).meta({ id: 'DisableTotpRequest' }),
  bodyExample: { current_password: 'correct horse battery' },
  answers: done('Codes are no longer asked for.'),
  refusals: ['sign_in_throttled', 'wrong_password'],
  async handle({ caller, body, db, address, requestId }) {
    const refused = await disableTotp(db, {
      personId: caller.person_id,
      email: caller.email,
      password: body.current_password,
      address,
      actor: actorOf(caller, requestId),
    });
    return refused ?? answer(200, { message: 'Codes are no longer asked for.' });
  },
});

export const totpEndpoints = [enrol, confirm, disable];
