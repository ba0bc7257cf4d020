import { z } from 'zod';
import { getAgencyOverview } from '../../../domains/overview/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { choice, int, str, strOrNull, when, whenOrNull } from '../fields.ts';
import { endpoint } from '../services.ts';

const day = z
  .object({
    date: str('London’s day.', '2027-06-05'),
    trainings: int('Candidates in class rooms.', 3),
    remote_sessions: int('Remote sessions.', 1),
  })
  .meta({ id: 'AgencyHomeDay' });

const coming = z
  .object({
    product: choice(['practical-training', 'virtual-bls'], 'In a class room, or remote.'),
    id: int('Booking id.', 5001),
    candidate: str('Whose.', 'Jane Smith'),
    course: str('Course.', 'CSTF All-In-One Mandatory Practical Training'),
    place: strOrNull('Where; null: remote.', 'Glasgow'),
    starts_at: when('Start, London’s time.', '2027-06-07T10:00:00+01:00'),
    booking_status: choice(['pending', 'booked'], 'Its state.'),
    pay_status: choice(['pending', 'completed', 'refunded', 'cancelled'], 'Its payment.'),
  })
  .meta({ id: 'AgencyHomeTraining' });

const home = z
  .object({
    today: str('London’s day.', '2027-06-05'),
    days: z.array(day).meta({ description: 'Today and the thirteen days after it.' }),
    coming: z.array(coming).meta({ description: 'The next eight.' }),
    unpaid: int('Live bookings ahead that end unless their candidate pays.', 2),
    unpaid_sessions: int('Of these, the remote sessions.', 1),
    first_unpaid_ends_at: whenOrNull(
      'When the first of them is given up; null: none is.',
      '2027-06-06T10:00:00+01:00',
    ),
    no_shows: int('Of the last thirty days.', 1),
    certificates_expiring: int('Certificates that end within sixty days.', 4),
    invites_open: int('Invites that can still be used.', 3),
    invites_ending: int('Of these, the ones that end within three days.', 1),
    webhooks_failing: int('Webhook endpoints that fail or were switched off by failing.', 0),
    kits_overdue: int('Kits of remote sessions that are overdue.', 0),
  })
  .meta({ id: 'AgencyHome', description: 'What is ahead, and what needs somebody, as of now.' });

const example: z.input<typeof home> = {
  today: '2027-06-05',
  days: [{ date: '2027-06-05', trainings: 3, remote_sessions: 1 }],
  coming: [
    {
      product: 'practical-training',
      id: 5001,
      candidate: 'Jane Smith',
      course: 'CSTF All-In-One Mandatory Practical Training',
      place: 'Glasgow',
      starts_at: '2027-06-07T10:00:00+01:00',
      booking_status: 'booked',
      pay_status: 'completed',
    },
  ],
  unpaid: 2,
  unpaid_sessions: 1,
  first_unpaid_ends_at: '2027-06-06T10:00:00+01:00',
  no_shows: 1,
  certificates_expiring: 4,
  invites_open: 3,
  invites_ending: 1,
  webhooks_failing: 0,
  kits_overdue: 0,
};

const getHome = endpoint({
  operationId: 'getAgencyHome',
  method: 'GET',
  path: '/agency-home',
  tag: 'Overview',
  summary: 'The agency’s day',
  description: 'What is ahead for your organisation, and counts of what needs somebody.',
  auth: 'required',
  roles: ['agency_owner', 'agency_admin', 'agency_manager', 'agency_viewer'],
  answers: { 200: { description: 'The day.', schema: home, example } },
  async handle({ caller, db }) {
    if (caller.organisation_id === null) return refuse('forbidden');
    const found = await getAgencyOverview(db, caller.organisation_id);
    const { first_unpaid_ends_at: first } = found;
    return answer(200, {
      ...found,
      days: [...found.days],
      coming: found.coming.map((one) => ({ ...one, starts_at: formatLondon(one.starts_at) })),
      first_unpaid_ends_at: first === null ? null : formatLondon(first),
    });
  },
});

export const agencyHomeEndpoints = [getHome];
