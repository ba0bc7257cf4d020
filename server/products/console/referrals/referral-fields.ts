import { z } from 'zod';
import {
  consentFlaw,
  consentMethods,
  type ReferralPartner,
  takeReferral,
} from '../../../domains/referrals/index.ts';
import { now } from '../../../platform/clock/clock.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import {
  email,
  fields,
  internationalPhone,
  languageTag,
  moment,
  oneOf,
  optional,
  strictBool,
  text,
} from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { actorOf } from '../policy.ts';
import type { ConsoleCaller, ConsoleServices } from '../services.ts';

export const exampleId = '018f4a2b-1234-7000-8abc-def012345678';

/** A referral's id, in paths and bodies. */
export const referralId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'Must be a referral’s id.')
  .meta({ description: 'The referral’s id.', format: 'uuid', example: exampleId });

/** A referral in a path. */
export const referralPath = z.object({ id: referralId });

const name = (description: string, example: string) => text({ max: 100 }).meta({ description, example });

/** Who is referred. */
export const personShape = {
  first_name: name('First name.', 'Marie'),
  last_name: name('Last name.', 'Tremblay'),
  phone_number: internationalPhone().meta({
    description: 'E.164 with country code.',
    example: '+16045559999',
  }),
  email_address: email().meta({ description: 'E-mail address.', example: 'marie.tremblay@example.com' }),
  city: name('City, free text.', 'Vancouver'),
  province: name('Province or territory, free text.', 'BC'),
};

export const languageField = optional(languageTag()).meta({
  description: 'BCP 47 tag of the language.',
  example: 'fr-CA',
});

const consent = z
  .object(
    {
      given: strictBool()
        .refine((given) => given, 'A person who has not agreed must not be referred.')
        .meta({ description: 'The person agreed.', example: true }),
      method: optional(oneOf(consentMethods)).meta({ description: 'How.', example: 'verbal' }),
      at: optional(moment()).meta({ description: 'When.', example: '2026-06-05T10:03:00-07:00' }),
      statement_version: optional(text({ max: 50 })).meta({
        description: 'Version of the text that was agreed to.',
        example: '2026-02',
      }),
      share_outcome: optional(strictBool()).meta({
        description: 'The partner may learn how it went; default false.',
        example: true,
      }),
    },
    { error: 'Must be an object.' },
  )
  .meta({ id: 'ReferralConsent' });

const newReferral = fields({
  ...personShape,
  notes: optional(text({ max: 4000 })).meta({
    description: 'For the counsellor.',
    example: 'Calls best after 17:00',
  }),
  external_reference: optional(text({ max: 100 })).meta({
    description: 'The partner’s own number.',
    example: 'CRM-20417',
  }),
  language: languageField,
  consent: optional(consent).meta({ description: 'Evidence of consent.' }),
});

/** The form by which a person is referred in the portal. */
export const referralForm = newReferral.extend({
  partner_id: optional(z.int().positive()).meta({
    description: 'For which partner; needed when there are several.',
    example: 1000,
  }),
});

export const referralFormExample = {
  first_name: 'Marie',
  last_name: 'Tremblay',
  phone_number: '+16045559999',
  email_address: 'marie.tremblay@example.com',
  city: 'Vancouver',
  province: 'BC',
};

interface FormCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly services: ConsoleServices;
  readonly body: z.output<typeof referralForm>;
  readonly requestId: string;
  readonly address: string;
  readonly bodySha256: Buffer;
}

/** Takes what a form sent for a partner, by the rules of the API. */
export async function takeForm(call: FormCall, partner: ReferralPartner) {
  const { db, caller, services, body, requestId, address, bodySha256 } = call;
  if (partner.status === 'suspended') return refuse('partner_suspended');
  const moment = (await now(db)).toISOString();
  const flaw = consentFlaw({ isRequired: partner.consent_required, now: moment }, body.consent ?? null);
  if (flaw) return refuse('validation_failed', { fields: { [flaw.field]: [flaw.message] } });
  return takeReferral(db, {
    partner: { partner_id: partner.id, organisation_id: partner.organisation_id },
    isSandbox: partner.is_sandbox,
    enteredBy: caller.organisation_id === null ? 'staff' : 'portal',
    person: {
      firstName: body.first_name,
      lastName: body.last_name,
      phoneNumber: body.phone_number,
      emailAddress: body.email_address,
      city: body.city,
      province: body.province,
      notes: body.notes,
      externalReference: body.external_reference,
      language: body.language,
    },
    consent: body.consent && {
      method: body.consent.method,
      at: body.consent.at,
      statementVersion: body.consent.statement_version,
      shareOutcome: body.consent.share_outcome ?? false,
    },
    address,
    bodySha256,
    actor: actorOf(caller, requestId),
    rules: services.referrals,
  });
}
