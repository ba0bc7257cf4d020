import { z } from 'zod';
import {
  confirmTotp,
  countRecoveryCodes,
  disableTotp,
  enrolTotp,
  issueRecoveryCodes,
} from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { int, str, typedPassword, utcOrNull, whenOrNull } from '../fields.ts';
import { actorOf } from '../policy.ts';
import { endpoint } from '../services.ts';

const enrolment = z
  .object({
    secret: str('To be typed into the app. Not shown again.', 'JBSWY3DPEHPK3PXP'),
    uri: str('To be shown as a QR code.', 'otpauth://totp/Veriward:morag?secret=JBSWY3DPEHPK3PXP'),
    qr: str('That QR code: an SVG picture.', '<svg viewBox="0 0 49 49">...</svg>'),
  })
  .meta({ id: 'TotpEnrolment', description: 'What an authenticator app needs.' });

const done = (message: string) => ({
  200: { description: 'Done.', schema: messageResponse, example: { message } },
});

const recoveryCodes = z
  .object({
    recovery_codes: z
      .array(str('A code.', 'H7KQ2-MX4RB'))
      .meta({ description: 'Ten codes, each good once instead of the app’s. Not shown again.' }),
  })
  .meta({ id: 'RecoveryCodes', description: 'Codes for when the app is lost.' });

const shownOnce = {
  schema: recoveryCodes,
  example: { recovery_codes: ['H7KQ2-MX4RB', 'W9TDC-2PG6N'] },
};

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
      example: {
        secret: 'JBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Veriward:morag?secret=JBSWY3DPEHPK3PXP',
        qr: '<svg viewBox="0 0 49 49">...</svg>',
      },
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
  description: 'From now on signing in needs a code. Gives ten recovery codes, shown once.',
  auth: 'required',
  budget: 'auth',
  body: fields({
    totp_code: text({ max: 10 }).meta({ description: 'What the app shows.', example: '492039' }),
  }).meta({ id: 'ConfirmTotpRequest' }),
  bodyExample: { totp_code: '492039' },
  answers: { 200: { description: 'Codes are asked for from now on.', ...shownOnce } },
  refusals: ['totp_invalid', 'totp_enabled'],
  async handle({ caller, body, db, services, requestId }) {
    const codes = await confirmTotp(db, services.keyring, {
      personId: caller.person_id,
      code: body.totp_code,
      actor: actorOf(caller, requestId),
    });
    return isRefusal(codes) ? codes : answer(200, { recovery_codes: [...codes] });
  },
});

const withPassword = {
  current_password: typedPassword().meta({ description: 'Your password.', example: 'correct horse battery' }),
};

const countCodes = endpoint({
  operationId: 'countRecoveryCodes',
  method: 'GET',
  path: '/me/recovery-codes',
  tag: 'Session',
  summary: 'How many recovery codes are left',
  description: 'Never the codes themselves.',
  auth: 'required',
  answers: {
    200: {
      description: 'What is left.',
      schema: z
        .object({
          remaining: int('Codes that were not used yet.', 9),
          issued_at: whenOrNull(
            'When they were given out; null: there are none.',
            '2027-06-05T10:00:00+00:00',
          ),
        })
        .meta({ id: 'RecoveryCodeCount' }),
      example: { remaining: 9, issued_at: '2027-06-05T10:00:00+00:00' },
    },
  },
  async handle({ caller, db }) {
    const { remaining, issued_at } = await countRecoveryCodes(db, caller.person_id);
    return answer(200, { remaining, issued_at: utcOrNull(issued_at) });
  },
});

const issueCodes = endpoint({
  operationId: 'issueRecoveryCodes',
  method: 'POST',
  path: '/me/recovery-codes',
  tag: 'Session',
  summary: 'New recovery codes',
  description: 'Needs your password. The codes of before end.',
  auth: 'required',
  budget: 'auth',
  body: fields(withPassword).meta({ id: 'IssueRecoveryCodesRequest' }),
  bodyExample: { current_password: 'correct horse battery' },
  answers: { 201: { description: 'The codes.', ...shownOnce } },
  refusals: ['sign_in_throttled', 'wrong_password', 'totp_not_enabled'],
  async handle({ caller, body, db, services, address, requestId }) {
    const issued = await issueRecoveryCodes(db, services.keyring, {
      personId: caller.person_id,
      email: caller.email,
      password: body.current_password,
      address,
      actor: actorOf(caller, requestId),
    });
    return isRefusal(issued) ? issued : answer(201, { recovery_codes: [...issued] });
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
  body: fields(withPassword).meta({ id: 'DisableTotpRequest' }),
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

export const totpEndpoints = [enrol, confirm, countCodes, issueCodes, disable];
