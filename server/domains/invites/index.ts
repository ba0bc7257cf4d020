export { createInvite } from './create-invite.ts';
export { inviteEvents } from './events.ts';
export { findInviteById, type LinkedInvite } from './find-invite-by-id.ts';
export { getInvite } from './get-invite.ts';
export { type InviteRecord, inviteStatuses } from './invite-record.ts';
export { listInvites } from './list-invites.ts';
export { openInvite } from './open-invite.ts';
export { reportFundsShort } from './report-funds-short.ts';
export { withdrawInvite } from './withdraw-invite.ts';
