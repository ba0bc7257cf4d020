export { findInviteById, type LinkedInvite } from './find-invite-by-id.ts';
export { openInvite } from './open-invite.ts';
export { reportFundsShort } from './report-funds-short.ts';
