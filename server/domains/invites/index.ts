export { createInvite } from './create-invite.ts';
export { inviteEvents } from './events.ts';
export { getInvite } from './get-invite.ts';
export { type InviteRecord, inviteStatuses } from './invite-record.ts';
export { inviteUrl } from './links.ts';
export { listInvites } from './list-invites.ts';
export { withdrawInvite } from './withdraw-invite.ts';
