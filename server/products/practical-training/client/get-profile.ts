import { z } from 'zod';
import { getTrainingProfile } from '../../../domains/organisations/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { poundsFromPence } from '../../../platform/money/money.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingUrl, dateTime } from '../../training/refs.ts';

const thresholds = z
  .object({
    credits: z
      .int()
      .meta({ description: 'Credits of one course at which you are told that they run low.', example: 5 }),
    money: z.number().meta({ description: 'Balance in pounds at which you are told.', example: 100 }),
    seats: z.int().meta({ description: 'Free seats of an event at which you are told.', example: 3 }),
  })
  .meta({ id: 'Thresholds', description: 'From where downwards you are told that something is low.' });

const clientProfile = z
  .object({
    id: z.int().meta({ description: 'Your organisation.', example: 1042 }),
    hb_client_id: z.string().meta({ description: 'Your client id.', example: '1042' }),
    account_code: z.string().meta({ description: 'Your account code, unchangeable.', example: 'ACME001' }),
    name: z.string().meta({ description: 'Name.', example: 'Acme Healthcare' }),
    email: z.string().nullable().meta({ description: 'Where we write to you.', example: 'ops@acme.co.uk' }),
    phone: z.string().nullable().meta({ description: 'Telephone.', example: '+441414960000' }),
    invoice_payments: z
      .boolean()
      .meta({ description: 'Whether `pay_option` `inv` is allowed.', example: true }),
    booking_url: z.string().meta({
      description: 'Your public booking page.',
      format: 'uri',
      example: 'https://api.example.org/practical-training/?sgi=ACME001',
    }),
    cancel_full_refund_hours: z.int().meta({
      description: 'Cancelling at least this many hours before the start refunds in full.',
      example: 48,
    }),
    payment_window_minutes: z.int().meta({ description: 'Minutes a candidate has to pay.', example: 30 }),
    thresholds,
    created_at: dateTime('Since when you are a client, UTC.', '2025-01-10T09:00:00+00:00'),
  })
  .meta({ id: 'ClientProfile' });

export const getProfile = endpoint({
  operationId: 'getProfile',
  method: 'GET',
  path: '/profile',
  tag: 'Client',
  summary: 'Your organisation and its settings',
  description: 'Settings are changed in the portal.',
  auth: 'required',
  answers: {
    200: {
      description: 'The profile.',
      schema: clientProfile,
      example: {
        id: 1042,
        hb_client_id: '1042',
        account_code: 'ACME001',
        name: 'Acme Healthcare',
        email: 'ops@acme.co.uk',
        phone: '+441414960000',
        invoice_payments: true,
        booking_url: 'https://api.example.org/practical-training/?sgi=ACME001',
        cancel_full_refund_hours: 48,
        payment_window_minutes: 30,
        thresholds: { credits: 5, money: 100, seats: 3 },
        created_at: '2025-01-10T09:00:00+00:00',
      },
    },
  },
  async handle({ caller, db, bases }) {
    const profile = await getTrainingProfile(db, caller.organisation_id);
    const body = {
      id: profile.id,
      hb_client_id: profile.hb_client_id,
      account_code: profile.code,
      name: profile.name,
      email: profile.email,
      phone: profile.phone,
      invoice_payments: profile.invoice_payments,
      booking_url: bookingUrl(bases.site, 'practical-training', profile.code),
      cancel_full_refund_hours: profile.cancel_full_refund_hours,
      payment_window_minutes: profile.payment_window_minutes,
      thresholds: {
        credits: profile.threshold_credits,
        money: poundsFromPence(profile.threshold_money_pence),
        seats: profile.threshold_seats,
      },
      created_at: formatUtc(profile.created_at),
    };
    return answer(200, body);
  },
});
