import { z } from 'zod';
import { blsPayOptions, bookBlsForOrganisation } from '../../../domains/bookings/index.ts';
import { listFreeSlots } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import {
  bool,
  calendarDay,
  clockTime,
  fields,
  integer,
  oneOf,
  withDefault,
} from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import {
  agencyContact,
  candidateName,
  candidateReach,
  jobRole,
  kitAddress,
} from '../../training/candidate-fields.ts';
import { int, str } from '../fields.ts';
import { actorOf, administrators, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import { remoteBookingAnswer, showRemoteBooking } from './booking.ts';

const common = { tag: 'Remote sessions', auth: 'required', roles: administrators } as const;

const withoutNotice = withDefault(bool(), false).meta({
  description: 'Whether it may start sooner than the rules ask for.',
  example: false,
});

const courseId = integer({ min: 1 }).meta({ description: 'An active course.', example: 1 });

const slots = endpoint({
  ...common,
  operationId: 'listRemoteSlots',
  method: 'GET',
  path: '/virtual-bls/slots',
  summary: 'Free slots of a course',
  description: 'As agencies see them, or without the notice that kits need.',
  query: fields({
    course_id: courseId,
    date_from: calendarDay().meta({ description: 'First day (Europe/London).', example: '2027-06-10' }),
    date_to: calendarDay().meta({
      description: 'Last day, at most 31 days after the first.',
      example: '2027-06-24',
    }),
    without_notice: withoutNotice,
  }).refine(
    ({ date_from, date_to }) =>
      date_from <= date_to && Date.parse(date_to) - Date.parse(date_from) <= 31 * 86_400_000,
    { path: ['date_to'], error: 'Must be 0 to 31 days after date_from.' },
  ),
  answers: {
    200: {
      description: 'Those with a free trainer, in their order.',
      schema: z
        .object({
          data: z
            .array(
              z
                .object({
                  date: str('London’s day.', '2027-06-10'),
                  time: str('London’s time.', '09:00'),
                  available_trainers: int('How many could take it.', 2),
                })
                .meta({ id: 'RemoteSlot' }),
            )
            .meta({ description: 'The slots.' }),
        })
        .meta({ id: 'RemoteSlots' }),
      example: { data: [{ date: '2027-06-10', time: '09:00', available_trainers: 2 }] },
    },
  },
  refusals: ['course_not_available'],
  async handle({ db, query }) {
    const found = await listFreeSlots(db, {
      courseId: query.course_id,
      from: query.date_from,
      to: query.date_to,
      needsNotice: !query.without_notice,
    });
    return isRefusal(found) ? found : answer(200, { data: found.slots.map((slot) => ({ ...slot })) });
  },
});

const create = endpoint({
  ...common,
  operationId: 'createRemoteBooking',
  method: 'POST',
  path: '/organisations/{id}/virtual-bls-bookings',
  summary: 'Book a remote session for an organisation',
  description:
    'As the organisation would by the API, at its rate, from its wallet and with the same events; `booked_by` is `Admin`. Send an Idempotency-Key: a retry then books nothing twice.',
  ...organisationPath,
  body: fields({
    course_id: courseId,
    date: calendarDay().meta({ description: 'London’s day.', example: '2027-06-10' }),
    time: clockTime().meta({ description: 'London’s time, as slots tell it.', example: '09:00' }),
    without_notice: withoutNotice,
    ...candidateName,
    ...candidateReach,
    ...kitAddress,
    job_role: jobRole,
    pay_option: oneOf(blsPayOptions).meta({ description: 'How it is paid.', example: 'credits' }),
    ...agencyContact,
  }).meta({ id: 'CreateRemoteBookingRequest' }),
  bodyExample: {
    course_id: 1,
    date: '2027-06-10',
    time: '09:00',
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+441234567890',
    address: '12 Nursing Lane',
    city: 'Manchester',
    postcode: 'M1 2AB',
    pay_option: 'credits',
  },
  answers: { 201: remoteBookingAnswer('Booked.') },
  refusals: [
    'course_not_available',
    'slot_unavailable',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle(call) {
    const { caller, params, body, db, services, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const { course_id, date, time, without_notice, pay_option, ...candidate } = body;
    const booked = await bookBlsForOrganisation(db, {
      organisationId: params.id,
      courseId: course_id,
      date,
      time,
      needsNotice: !without_notice,
      candidate,
      payOption: pay_option,
      actor: actorOf(caller, requestId),
      paymentProvider: services.paymentProviders['virtual-bls'],
    });
    if (isRefusal(booked)) return booked;
    return showRemoteBooking({ ...call, params: { id: booked.id } }, 201);
  },
});

export const createRemoteBookingEndpoints = [slots, create];
