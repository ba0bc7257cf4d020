import { z } from 'zod';
import { inviteEvents } from '../../../domains/invites/index.ts';
import { holdHash, schedulingEvents } from '../../../domains/scheduling/index.ts';
import { walletEvents } from '../../../domains/wallet/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import { bookingInvite, bookingInviteExample, presentInvite } from '../../training/booking-invite.ts';
import { bookingUrl, courseRef, dateTime, locationRef } from '../../training/refs.ts';
import { eventSpec } from '../../webhooks/event-spec.ts';

const inviteSpec = (type: keyof typeof inviteEvents, title: string, description: string) =>
  eventSpec(inviteEvents[type], {
    type,
    title,
    description,
    data: bookingInvite,
    example: bookingInviteExample,
    present: presentInvite,
  });

const credits = z.number().meta({ description: 'Credits left for the course.', example: 5 });
const money = z.number().meta({ description: 'GBP left.', example: 95.5 });
const currency = z.literal('GBP').meta({ description: 'Always GBP.', example: 'GBP' });
const pmva = { id: 3, name: 'PMVA' };

/** A course's balance names its course. */
const courseOf = (payload: { readonly course_id: number | null; readonly course_name: string | null }) => ({
  id: payload.course_id ?? 0,
  name: payload.course_name ?? '',
});

const balanceSpecs = [
  eventSpec(walletEvents['credit_balance.low'], {
    type: 'credit_balance.low',
    title: 'Credit Balance Low',
    description:
      "A booking took a course's credits to your threshold or below. Once, until they rise above it.",
    data: z
      .object({
        course: courseRef,
        credits,
        threshold: z.number().meta({ description: 'Your threshold, in credits.', example: 5 }),
      })
      .meta({ id: 'CreditBalanceLow' }),
    example: { course: pmva, credits: 5, threshold: 5 },
    present: (payload) => ({
      course: courseOf(payload),
      credits: payload.balance / 100,
      threshold: payload.threshold / 100,
    }),
  }),
  eventSpec(walletEvents['credit_balance.depleted'], {
    type: 'credit_balance.depleted',
    title: 'Credit Balance Depleted',
    description: "A booking took the last of a course's credits.",
    data: z.object({ course: courseRef, credits }).meta({ id: 'CreditBalanceDepleted' }),
    example: { course: pmva, credits: 0 },
    present: (payload) => ({ course: courseOf(payload), credits: payload.balance / 100 }),
  }),
  eventSpec(walletEvents['money_balance.low'], {
    type: 'money_balance.low',
    title: 'Money Balance Low',
    description: 'A booking took your money to your threshold or below. Once, until it rises above it.',
    data: z
      .object({
        booking_money_balance: money,
        currency,
        threshold: z.number().meta({ description: 'Your threshold, in GBP.', example: 100 }),
      })
      .meta({ id: 'MoneyBalanceLow' }),
    example: { booking_money_balance: 95.5, currency: 'GBP', threshold: 100 },
    present: (payload) => ({
      booking_money_balance: payload.balance / 100,
      currency: 'GBP' as const,
      threshold: payload.threshold / 100,
    }),
  }),
  eventSpec(walletEvents['money_balance.depleted'], {
    type: 'money_balance.depleted',
    title: 'Money Balance Depleted',
    description: 'A booking took the last of your money.',
    data: z.object({ booking_money_balance: money, currency }).meta({ id: 'MoneyBalanceDepleted' }),
    example: { booking_money_balance: 0, currency: 'GBP' },
    present: (payload) => ({ booking_money_balance: payload.balance / 100, currency: 'GBP' as const }),
  }),
];

const seatSpecs = [
  eventSpec(schedulingEvents['training_event.seats_low'], {
    type: 'training_event.seats_low',
    title: 'Training Event Seats Running Low',
    description: 'The seats left fell to your threshold or below.',
    data: z
      .object({
        id: z.int().meta({ description: 'Training event id.', example: 31 }),
        course: courseRef,
        location: locationRef,
        start_date: dateTime('Start, with the London offset.', '2026-12-01T10:00:00+00:00'),
        end_date: dateTime('End, with the London offset.', '2026-12-01T17:00:00+00:00'),
        remaining_slots: z.int().meta({ description: 'Seats left.', example: 3 }),
        cost_inc_vat: z.number().meta({ description: 'Your price in GBP.', example: 85 }),
        booking_url: z.string().meta({
          description: 'Your public booking page.',
          format: 'uri',
          example: 'https://api.example.org/practical-training/?sgi=ACME001',
        }),
        threshold: z.int().meta({ description: 'Your threshold, in seats.', example: 3 }),
      })
      .meta({ id: 'SeatsLow' }),
    example: {
      id: 31,
      course: pmva,
      location: { id: 4, name: 'Leeds', address: '1 Park Row' },
      start_date: '2026-12-01T10:00:00+00:00',
      end_date: '2026-12-01T17:00:00+00:00',
      remaining_slots: 3,
      cost_inc_vat: 85,
      booking_url: 'https://api.example.org/practical-training/?sgi=ACME001',
      threshold: 3,
    },
    present: (payload, { site }) => ({
      id: payload.id,
      course: { id: payload.course_id, name: payload.course_name },
      location: {
        id: payload.location_id,
        name: payload.location_name,
        address: payload.location_address,
      },
      start_date: formatLondon(payload.starts_at),
      end_date: formatLondon(payload.ends_at),
      remaining_slots: payload.remaining_slots,
      cost_inc_vat: payload.price_pence / 100,
      booking_url: bookingUrl(site, 'practical-training', payload.organisation_code),
      threshold: payload.threshold,
    }),
  }),
  eventSpec(schedulingEvents['seat_hold.expired'], {
    type: 'seat_hold.expired',
    title: 'Seat Hold Expired',
    description: 'A hold of yours ended unused, at most a minute ago.',
    data: z
      .object({
        hold_hash: z
          .string()
          .meta({ description: 'As when it was made.', example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn' }),
        expired_at: dateTime('When, UTC.', '2026-06-05T10:30:00+00:00'),
        training_event: z
          .object({
            id: z.int().meta({ description: 'Training event id.', example: 31 }),
            course: z.string().meta({ description: 'Course name.', example: 'PMVA' }),
            location: z.string().meta({ description: 'Location name.', example: 'Leeds' }),
            start_date: dateTime('Start, with the London offset.', '2026-12-01T10:00:00+00:00'),
          })
          .meta({ id: 'ExpiredHoldEvent', description: 'The training event that was held.' }),
      })
      .meta({ id: 'SeatHoldExpired' }),
    example: {
      hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
      expired_at: '2026-06-05T10:30:00+00:00',
      training_event: {
        id: 31,
        course: 'PMVA',
        location: 'Leeds',
        start_date: '2026-12-01T10:00:00+00:00',
      },
    },
    present: (payload, { keyring }) => ({
      hold_hash: holdHash(keyring, Buffer.from(payload.token_nonce, 'hex')),
      expired_at: formatUtc(payload.expired_at),
      training_event: {
        id: payload.training_event_id,
        course: payload.course_name,
        location: payload.location_name,
        start_date: formatLondon(payload.starts_at),
      },
    }),
  }),
];

/** What invites, wallets, events and holds tell. */
export const otherEventSpecs = [
  inviteSpec('booking_invite.sent', 'Booking Invite Sent', 'An invite was made and mailed.'),
  inviteSpec('booking_invite.opened', 'Booking Invite Opened', 'The candidate first saw its page.'),
  inviteSpec('booking_invite.used', 'Booking Invite Used', 'The candidate booked through it.'),
  ...balanceSpecs,
  ...seatSpecs,
];
