import { z } from 'zod';
import { getInvite } from '../../../domains/invites/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingInvite, bookingInviteExample, presentInvite } from '../../training/booking-invite.ts';

export const getBookingInvite = endpoint({
  operationId: 'getBookingInvite',
  method: 'GET',
  path: '/booking-invites/{id}',
  tag: 'Booking invites',
  summary: 'One invite',
  description: 'With its link and, once used, its booking.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Invite id.', example: 88 }) }),
  answers: {
    200: { description: 'The invite.', schema: bookingInvite, example: bookingInviteExample },
  },
  async handle({ caller, db, params, services, bases }) {
    const invite = await getInvite(db, caller.organisation_id, params.id);
    return invite ? answer(200, presentInvite(invite, pageLinks(services, bases))) : refuse('not_found');
  },
});
