import { z } from 'zod';
import { payOptions } from '../../../domains/bookings/index.ts';
import {
  createInvite,
  getInvite,
  getInviteLife,
  inviteStatuses,
  listInvites,
  resendInvite,
  withdrawInvite,
} from '../../../domains/invites/index.ts';
import { listMailsOfInvite } from '../../../domains/notifications/index.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, optional, phone, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { agencyContactAndInvoice, candidateName, jobRole } from '../../training/candidate-fields.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { listExample } from '../people/person.ts';
import { actorOf, agencyBookers, agencyMembers, ownOrganisation } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import {
  invite,
  inviteDetail,
  inviteDetailExample,
  inviteExample,
  presentInvite,
  presentInviteDetail,
} from './invite.ts';

const common = { tag: 'Invites', auth: 'required' } as const;

const list = endpoint({
  ...common,
  operationId: 'listInvites',
  method: 'GET',
  path: '/invites',
  summary: 'Your organisation’s invites',
  description: 'Newest first.',
  roles: agencyMembers,
  query: withOrderedDays({
    status: optional(oneOf(inviteStatuses)).meta({ description: 'Only this status.' }),
    course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail, in any case.',
      example: 'smith',
    }),
    ...dayRange('its creation', 2027),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of invites.',
      schema: listOf(invite, 'Invite'),
      example: listExample(inviteExample, '/invites'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const found = await listInvites(db, ownOrganisation(caller), query);
    return answer(
      200,
      presentList(found, presentInvite, { query, base: bases.api, path: '/invites', search }),
    );
  },
});

const params = z.object({ id: pathId.meta({ description: 'Invite id.', example: 88 }) });

interface InviteCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: z.output<typeof params>;
}

interface Links {
  readonly services: { readonly keyring: Keyring };
  readonly bases: { readonly site: string };
}

const invitePath = {
  params,
  pathObjectExists: async ({ db, caller, params: { id } }: InviteCall) =>
    (await getInvite(db, ownOrganisation(caller), id)) !== null,
};

const oneAnswer = (description: string) => ({
  description,
  schema: inviteDetail,
  example: inviteDetailExample,
});

async function showInvite<const Status extends number>(
  status: Status,
  { db, caller, params: { id }, services, bases }: InviteCall & Links,
) {
  const organisationId = ownOrganisation(caller);
  const record = await getInvite(db, organisationId, id);
  const life = await getInviteLife(db, organisationId, id);
  if (!record || !life) return refuse('not_found');
  const mails = await listMailsOfInvite(db, organisationId, id);
  return answer(status, presentInviteDetail({ record, life, mails }, pageLinks(services, bases)));
}

const getOne = endpoint({
  ...common,
  operationId: 'getInvite',
  method: 'GET',
  path: '/invites/{id}',
  summary: 'One invite and its life',
  description: 'With its link, its mails and, once used, its booking.',
  roles: agencyMembers,
  params,
  answers: { 200: oneAnswer('The invite.') },
  async handle(call) {
    return showInvite(200, call);
  },
});

const create = endpoint({
  ...common,
  operationId: 'createInvite',
  method: 'POST',
  path: '/invites',
  summary: 'Invite a candidate to book',
  description:
    'The candidate gets an e-mail with a link, chooses a date and books. Credits and balance are taken only then.',
  roles: agencyBookers,
  body: fields({
    ...candidateName,
    email: email().meta({ description: 'Gets the invite.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: optional(phone()).meta({ description: 'Filled in for the candidate.', example: '+441234567890' }),
    job_role: jobRole,
    course_id: integer().meta({ description: 'An active course.', example: 1 }),
    location_id: optional(integer()).meta({
      description: 'The candidate may then choose only there.',
      example: 3,
    }),
    training_event_id: optional(integer()).meta({
      description: 'One your organisation can see, of that course: the candidate then chooses nothing.',
      example: 26,
    }),
    pay_option: oneOf(payOptions).meta({
      description: 'How it is paid once the candidate books. Nothing is reserved until then.',
      example: 'credits',
    }),
    message: optional(text({ max: 1000 })).meta({
      description: 'Shown in the e-mail.',
      example: 'Please book before your first shift.',
    }),
    ...agencyContactAndInvoice,
    expires_in_days: optional(integer({ min: 1, max: 90 })).meta({
      description: 'Days the link works, default 30; never beyond the fixed event’s start.',
      example: 30,
    }),
  }).meta({ id: 'CreateInviteRequest' }),
  bodyExample: {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    course_id: 1,
    pay_option: 'credits',
  },
  answers: { 201: oneAnswer('Sent.') },
  refusals: ['event_cancelled', 'event_started', 'no_seats_left', 'invoice_not_enabled'],
  async handle(call) {
    const { caller, db, body, requestId } = call;
    const created = await createInvite(db, {
      organisationId: ownOrganisation(caller),
      invite: body,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(created)) return created;
    return showInvite(201, { ...call, params: { id: created.id } });
  },
});

const resend = endpoint({
  ...common,
  operationId: 'resendInvite',
  method: 'POST',
  path: '/invites/{id}/resend',
  summary: 'Mail an invite once more',
  description: 'The same link, for as long as before; at most every ten minutes. No webhook is sent.',
  roles: agencyBookers,
  ...invitePath,
  answers: { 200: oneAnswer('Queued.') },
  refusals: ['invite_unavailable', 'invite_sent_lately'],
  async handle(call) {
    const { caller, db, params: wanted, requestId } = call;
    const refused = await resendInvite(db, {
      organisationId: ownOrganisation(caller),
      inviteId: wanted.id,
      actor: actorOf(caller, requestId),
    });
    return refused ?? showInvite(200, call);
  },
});

const withdraw = endpoint({
  ...common,
  operationId: 'withdrawInvite',
  method: 'POST',
  path: '/invites/{id}/withdraw',
  summary: 'Take an invite back',
  description: 'Its link shows nothing any more. What was booked through it stays.',
  roles: agencyBookers,
  ...invitePath,
  answers: { 200: oneAnswer('Withdrawn.') },
  refusals: ['invite_unavailable'],
  async handle(call) {
    const { caller, db, params: wanted, requestId } = call;
    const refused = await withdrawInvite(db, {
      organisationId: ownOrganisation(caller),
      inviteId: wanted.id,
      actor: actorOf(caller, requestId),
    });
    return refused ?? showInvite(200, call);
  },
});

export const inviteEndpoints = [list, getOne, create, resend, withdraw];
