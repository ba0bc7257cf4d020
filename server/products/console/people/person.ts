import { z } from 'zod';
import { type Person, personStatuses, roles } from '../../../domains/identity/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { choice, flag, int, intOrNull, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';

export const person = z
  .object({
    id: int('Person id.', 1000),
    name: str('Name.', 'John Doe'),
    email: str('E-mail: what one signs in with.', 'john.doe@acme.co.uk'),
    role: choice(roles, 'What this person may do.'),
    organisation_id: intOrNull('Whose member; null for the provider’s staff.', 1042),
    organisation_name: strOrNull('Its name.', 'Acme Healthcare'),
    trainer_id: intOrNull('Whose events a trainer sees; null for everybody else.', null),
    trainer_name: strOrNull('Its name.', null),
    status: choice(personStatuses, '`invited` until a password is set.'),
    invitation_expires_at: whenOrNull(
      'When the mailed link of somebody invited ends, or ended; null: there is none.',
      null,
    ),
    has_totp: flag('Whether signing in needs a code.', false),
    last_seen_at: whenOrNull('Last use within the past month, to five minutes.', '2027-06-05T10:00:00+00:00'),
    created_at: when('When the account was made.', '2027-06-01T10:00:00+00:00'),
  })
  .meta({ id: 'Person', description: 'Somebody who signs in, or was invited to.' });

export const personExample: z.input<typeof person> = {
  id: 1000,
  name: 'John Doe',
  email: 'john.doe@acme.co.uk',
  role: 'agency_manager',
  organisation_id: 1042,
  organisation_name: 'Acme Healthcare',
  trainer_id: null,
  trainer_name: null,
  status: 'active',
  invitation_expires_at: null,
  has_totp: false,
  last_seen_at: '2027-06-05T10:00:00+00:00',
  created_at: '2027-06-01T10:00:00+00:00',
};

/** A person as the console shows it. */
export const presentPerson = (row: Person): z.input<typeof person> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  organisation_id: row.organisation_id,
  organisation_name: row.organisation_name,
  trainer_id: row.trainer_id,
  trainer_name: row.trainer_name,
  status: row.status,
  invitation_expires_at: utcOrNull(row.invitation_expires_at),
  has_totp: row.has_totp,
  last_seen_at: utcOrNull(row.last_seen_at),
  created_at: formatUtc(row.created_at),
});

/** The answer of whatever shows one person. */
export const personAnswer = (description: string) => ({
  description,
  schema: person,
  example: personExample,
});

/** The one page that lists usually have in examples. */
export const listExample = <Row>(row: Row, path: string) => ({
  data: [row],
  meta: { current_page: 1, per_page: 20, last_page: 5, total: 98 },
  links: { next: `https://api.example.org/console/v1${path}?page=2`, prev: null },
});
