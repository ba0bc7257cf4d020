import { isDemoPassword, type Role, resetDemoPeople } from '../domains/identity/index.ts';
import { randomToken } from '../platform/crypto/random.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import type { DemoCredentials } from './credentials.ts';

const acme = 1042;

/** One person of each role; the trainer is number 5, David Rankin. */
const demoPeople: readonly { readonly role: Role; readonly name: string; readonly email: string }[] = [
  { role: 'staff_admin', name: 'Morag Sinclair', email: 'morag.sinclair@veriward.example' },
  { role: 'staff_trainer', name: 'David Rankin', email: 'david.rankin@veriward.example' },
  { role: 'staff_clinician', name: 'Ngozi Eze', email: 'ngozi.eze@veriward.example' },
  { role: 'agency_owner', name: 'John Doe', email: 'john.doe@acme.co.uk' },
  { role: 'agency_admin', name: 'Leila Haddad', email: 'leila.haddad@acme.co.uk' },
  { role: 'agency_manager', name: 'Owen Parry', email: 'owen.parry@acme.co.uk' },
  { role: 'agency_viewer', name: 'Ruth Bell', email: 'ruth.bell@acme.co.uk' },
];

/** Makes the demo's people, or gives those there are new random passwords. */
export async function makeDemoPeople(tx: Queryable): Promise<DemoCredentials['people']> {
  const people = demoPeople.map((person) => ({
    ...person,
    password: randomToken(20),
    organisationId: person.role.startsWith('agency_') ? acme : null,
    trainerId: person.role === 'staff_trainer' ? 5 : null,
  }));
  await resetDemoPeople(tx, people);
  return people.map(({ role, email, password }) => ({ role, email, password }));
}

/** Whether the people of a credentials file can still sign in: passwords are made together, so one tells. */
export async function peopleAreCurrent(tx: Queryable, known: DemoCredentials['people']): Promise<boolean> {
  const [first] = known;
  if (!first || known.length !== demoPeople.length) return false;
  return isDemoPassword(tx, first.email, first.password);
}
