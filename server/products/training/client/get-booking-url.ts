import { z } from 'zod';
import type { WalletProduct } from '../../../domains/wallet/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingUrl } from '../refs.ts';

/** The address of an organisation's public booking page of one product. */
export const bookingUrlOf = (product: WalletProduct) =>
  endpoint({
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
              example: bookingUrl('https://api.example.org', product, 'ACME001'),
            }),
          })
          .meta({ id: 'BookingUrlResponse' }),
        example: { booking_url: bookingUrl('https://api.example.org', product, 'ACME001') },
      },
    },
    async handle({ caller, bases }) {
      return answer(200, { booking_url: bookingUrl(bases.site, product, caller.code) });
    },
  });
