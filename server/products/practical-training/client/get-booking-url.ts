import { z } from 'zod';
import { answer } from '../../../platform/http/endpoint.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingUrl } from '../../training/refs.ts';

export const getBookingUrl = endpoint({
  operationId: 'getBookingUrl',
  method: 'GET',
  path: '/booking-url',
  tag: 'Client',
  summary: 'Your public booking page',
  description: 'One page per organisation, for candidates who book themselves.',
  auth: 'required',
  answers: {
    200: {
      description: 'The page.',
      schema: z
        .object({
          booking_url: z.string().meta({
            description: 'Give it to candidates.',
            format: 'uri',
            example: 'https://api.example.org/practical-training/?sgi=ACME001',
          }),
        })
        .meta({ id: 'BookingUrlResponse' }),
      example: { booking_url: 'https://api.example.org/practical-training/?sgi=ACME001' },
    },
  },
  async handle({ caller, bases }) {
    return answer(200, { booking_url: bookingUrl(bases.site, caller.code) });
  },
});
