import { z } from 'zod';
import { findEventConsequences, refundKinds } from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { choice, int } from '../fields.ts';
import { administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { eventPath } from './training-event.ts';

const consequences = z
  .object({
    bookings: int('Bookings that end or move: pending and booked.', 8),
    organisations: int('Whose they are.', 3),
    holds: int('Live holds: cancelling ends them.', 1),
    candidate_mails: int('Mails to candidates.', 8),
    organisation_mails: int('Mails to organisations that named a contact.', 6),
    open_payments: int('Payments of candidates that are awaited: cancelling closes them.', 1),
    refunds: z
      .array(
        z
          .object({
            kind: choice(refundKinds, 'Where it goes back to. `invoice`: void, or credited if it was paid.'),
            bookings: int('Of how many bookings.', 5),
            amount: int('Hundredths of a credit for `credits`, pence otherwise.', 500),
          })
          .meta({ id: 'RefundSum' }),
      )
      .meta({ description: 'What cancelling gives back; moving gives nothing back.' }),
  })
  .meta({ id: 'EventConsequences', description: 'Whom cancelling or moving an event concerns, as of now.' });

const read = endpoint({
  operationId: 'getTrainingEventConsequences',
  method: 'GET',
  path: '/training-events/{id}/consequences',
  tag: 'Training events',
  summary: 'What cancelling or moving would do',
  description: 'By the same rules as the cancelling itself; nothing is changed by asking.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  answers: {
    200: {
      description: 'The consequences.',
      schema: consequences,
      example: {
        bookings: 8,
        organisations: 3,
        holds: 1,
        candidate_mails: 8,
        organisation_mails: 6,
        open_payments: 1,
        refunds: [{ kind: 'credits', bookings: 5, amount: 500 }],
      },
    },
  },
  async handle(call) {
    if (!(await eventPath.pathObjectExists(call))) return refuse('not_found');
    const found = await findEventConsequences(call.db, call.params.id);
    return answer(200, { ...found, refunds: [...found.refunds] });
  },
});

export const consequenceEndpoints = [read];
