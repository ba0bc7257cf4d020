import { z } from 'zod';
import {
  type PartnerReferral,
  referralOutcomes,
  referralStatuses,
  rejectReasons,
} from '../../domains/referrals/index.ts';
import { formatUtc } from '../../platform/clock/format.ts';

const id = (description: string, example: string | null) =>
  z.string().meta({ description, format: 'uuid', example });

const moment = (description: string, example: string) =>
  z.string().meta({ description, format: 'date-time', example });

/** The answer to a referral that was taken. */
export const referralAccepted = z
  .object({
    referralId: id('Names the referral from now on.', '018f4a2b-1234-7000-8abc-def012345678'),
    status: z.literal('received').meta({ description: 'Always `received`.', example: 'received' }),
    receivedAt: moment('When it was taken, UTC.', '2026-06-05T17:04:10+00:00'),
    message: z.string().meta({ description: 'For people.', example: 'Referral submitted.' }),
    duplicate: z
      .literal(true)
      .optional()
      .meta({ description: 'Present when you sent this person before.', example: true }),
    duplicateOf: id(
      'The oldest referral of this person that you sent.',
      '018f4a2b-0001-7000-8abc-def012345678',
    ).optional(),
    sandbox: z.literal(true).optional().meta({ description: 'Present on sandbox referrals.', example: true }),
  })
  .meta({ id: 'ReferralAccepted', description: 'A referral in staging.' });

export const referralAcceptedExample: z.input<typeof referralAccepted> = {
  referralId: '018f4a2b-1234-7000-8abc-def012345678',
  status: 'received',
  receivedAt: '2026-06-05T17:04:10+00:00',
  message: 'Referral submitted.',
};

/** A referral as its partner may see it. */
export const referral = z
  .object({
    referralId: id('Names the referral.', '018f4a2b-1234-7000-8abc-def012345678'),
    status: z.enum(referralStatuses).meta({ description: 'Where it stands.', example: 'closed' }),
    outcome: z.enum(referralOutcomes).nullable().meta({
      description: 'How a closed case ended, when the person agreed that you may know.',
      example: 'debt_management_program',
    }),
    reason: z
      .enum(rejectReasons)
      .nullable()
      .meta({ description: 'Why it was rejected.', example: 'not_debt_related' }),
    duplicateOf: id('Your referral of the same person that goes on in its place.', null).nullable(),
    externalReference: z.string().nullable().meta({ description: 'Your own number.', example: 'CRM-20417' }),
    sandbox: z.boolean().meta({ description: 'Whether it is a try-out.', example: false }),
    receivedAt: moment('When it was taken, UTC.', '2026-06-05T17:04:10+00:00'),
    updatedAt: moment('When what you see here last changed, UTC.', '2026-07-02T20:11:00+00:00'),
    closedAt: moment('When it ended, UTC; null while it is open.', '2026-07-02T20:11:00+00:00').nullable(),
  })
  .meta({ id: 'Referral', description: 'A referral that you sent. Nothing personal comes back.' });

export const referralExample: z.input<typeof referral> = {
  referralId: '018f4a2b-1234-7000-8abc-def012345678',
  status: 'closed',
  outcome: 'debt_management_program',
  reason: null,
  duplicateOf: null,
  externalReference: 'CRM-20417',
  sandbox: false,
  receivedAt: '2026-06-05T17:04:10+00:00',
  updatedAt: '2026-07-02T20:11:00+00:00',
  closedAt: '2026-07-02T20:11:00+00:00',
};

/** A referral as this product tells it. */
export const presentReferral = (row: PartnerReferral): z.input<typeof referral> => ({
  referralId: row.referral_id,
  status: row.status,
  outcome: row.outcome,
  reason: row.reason,
  duplicateOf: row.duplicate_of,
  externalReference: row.external_reference,
  sandbox: row.is_sandbox,
  receivedAt: formatUtc(row.received_at),
  updatedAt: formatUtc(row.updated_at),
  closedAt: row.closed_at === null ? null : formatUtc(row.closed_at),
});

/** A referral's id in a path; whatever is no UUID names nothing. */
export const referralPath = z.object({
  referralId: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
    .meta({
      description: 'The referral’s id.',
      format: 'uuid',
      example: '018f4a2b-1234-7000-8abc-def012345678',
    }),
});
