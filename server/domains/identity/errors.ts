import type { ProblemTable } from '../../platform/http/problem.ts';

/** What identity refuses with. */
export const identityProblems = {
  invalid_credentials: { status: 401, message: 'The client id or API key is not valid.' },
  invalid_refresh_token: { status: 401, message: 'The refresh token is not valid.' },
} as const satisfies ProblemTable;

/** What identity refuses people with. */
export const peopleProblems = {
  invalid_sign_in: { status: 401, message: 'The e-mail or password is not right.' },
  totp_required: { status: 401, message: 'Enter the code of your authenticator app.', field: 'totp_code' },
  totp_invalid: { status: 401, message: 'The code is not right or was used before.', field: 'totp_code' },
  totp_not_enabled: { status: 409, message: 'No authenticator app is set up.' },
  totp_enabled: { status: 409, message: 'An authenticator app is set up already.' },
  sign_in_throttled: { status: 429, message: 'Too many attempts. Wait a quarter of an hour.' },
  wrong_password: { status: 422, message: 'The password is not right.', field: 'current_password' },
  link_unavailable: { status: 410, message: 'This link is no longer available.' },
  email_taken: { status: 422, message: 'Somebody has this e-mail already.', field: 'email' },
  not_staff: { status: 422, message: 'This person is a member of an organisation, not staff.' },
  last_owner: { status: 422, message: 'The last active owner stays one: make somebody else an owner first.' },
  own_account: { status: 422, message: 'Somebody else has to do this to your account.' },
} as const satisfies ProblemTable;
