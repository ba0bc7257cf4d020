import { z } from 'zod';
import { consentMethods } from '../../domains/referrals/index.ts';
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
  withDefault,
} from '../../platform/http/input.ts';

const name = (description: string, example: string) => text({ max: 100 }).meta({ description, example });

const consentShape = z
  .object(
    {
      given: strictBool()
        .refine((given) => given, {
          error: 'A person who has not agreed must not be referred.',
          params: { rule: 'consent_not_given' },
        })
        .meta({ description: 'The person agreed to be referred.', example: true }),
      method: optional(oneOf(consentMethods)).meta({ description: 'How.', example: 'verbal' }),
      at: optional(moment()).meta({ description: 'When.', example: '2026-06-05T10:03:00-07:00' }),
      statementVersion: optional(text({ max: 50 })).meta({
        description: 'Version of the text that was agreed to.',
        example: '2026-02',
      }),
      shareOutcome: withDefault(strictBool(), false).meta({
        description: 'The person agreed that you may learn how it went.',
        example: true,
      }),
    },
    { error: 'Must be an object.' },
  )
  .meta({ id: 'Consent', description: 'Evidence that the person agreed.' });

const personShape = {
  firstName: name('First name.', 'Testxxx-Firstname'),
  lastName: name('Last name.', 'Testxxx-Lastname'),
  phoneNumber: internationalPhone().meta({
    description: 'E.164 with country code: no spaces, dashes or extension.',
    example: '+16045559999',
  }),
  emailAddress: email().meta({ description: 'E-mail address.', example: 'Testxxx@example.com' }),
  city: name('City, free text.', 'Vancouver'),
  province: name('Province or territory, free text; the two-letter code is usual.', 'BC'),
};

const additionShape = {
  notes: optional(text({ max: 4000 })).meta({
    description: 'Anything that helps the counsellor.',
    example: 'Client called in requesting debt consolidation information',
  }),
  externalReference: optional(text({ max: 100 })).meta({
    description: 'Your own number; need not be unique.',
    example: 'CRM-20417',
  }),
  language: optional(languageTag()).meta({ description: 'BCP 47 tag of the language.', example: 'fr-CA' }),
  consent: optional(consentShape).meta({ description: 'Evidence of consent.' }),
};

/** The documented request. */
export const referralRequest = fields({
  ...personShape,
  referralPartner: text({ max: 100 }).meta({
    description: 'Exactly the identifier that was issued with your key.',
    example: 'Testxxx-Referral-Partner',
  }),
  ...additionShape,
}).meta({ id: 'ReferralRequest', description: 'A person who wants help with debt.' });

export const referralRequestExample = {
  firstName: 'Testxxx-Firstname',
  lastName: 'Testxxx-Lastname',
  phoneNumber: '+16045559999',
  emailAddress: 'Testxxx@example.com',
  city: 'Vancouver',
  province: 'BC',
  referralPartner: 'Testxxx-Referral-Partner',
  notes: 'Client called in requesting debt consolidation information',
};
