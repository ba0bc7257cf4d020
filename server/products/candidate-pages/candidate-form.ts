import { email, fields, optional, phone, postcode, text } from '../../platform/http/input.ts';
import type { FieldErrors } from '../../platform/http/problem.ts';
import type { Journey } from './journey.ts';

const openFields = {
  phone: phone(),
  job_role: optional(text({ max: 255 })),
};
const personFields = {
  first_name: text({ max: 255 }),
  last_name: text({ max: 255 }),
  email: email(),
};
/** Where a session's kit goes. */
const addressFields = {
  address: text({ max: 255 }),
  city: text({ max: 100 }),
  postcode: postcode(),
};

/** Names of all that a form may ask for. */
export const formNames = Object.keys({ ...personFields, ...openFields, ...addressFields });

const candidateForm = fields({ ...personFields, ...openFields });
const invitedForm = fields(openFields);
const addressForm = fields(addressFields);

/** Who comes, or takes part, and whom at the agency it concerns. */
export interface Candidate {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly job_role?: string | undefined;
  readonly agency_contact_name?: string | undefined;
  readonly agency_contact_email?: string | undefined;
  readonly agency_email?: string | undefined;
  /** Missing where nothing is posted. */
  readonly postal?: { readonly address: string; readonly city: string; readonly postcode: string };
}

type Values = Readonly<Record<string, string>>;
type Issues = readonly { readonly path: PropertyKey[]; readonly message: string }[];

function readPerson(journey: Journey, values: Values) {
  const { invite } = journey;
  if (invite === null) return candidateForm.safeParse(values);
  const read = invitedForm.safeParse(values);
  if (!read.success) return read;
  const { first_name, last_name } = invite;
  return {
    success: true as const,
    data: {
      first_name,
      last_name,
      email: invite.email,
      ...read.data,
      agency_contact_name: invite.agency_contact_name ?? undefined,
      agency_contact_email: invite.agency_contact_email ?? undefined,
      agency_email: invite.agency_email ?? undefined,
    },
  };
}

function errorsOf(issues: Issues): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const field = path.join('.');
    errors[field] = [...(errors[field] ?? []), message];
  }
  return errors;
}

/** What a candidate sent, checked: all that is wrong with it at once, or the candidate. */
export function readCandidate(
  journey: Journey,
  values: Values,
): { readonly candidate: Candidate } | { readonly errors: FieldErrors } {
  const person = readPerson(journey, values);
  const postal = journey.product === 'virtual-bls' ? addressForm.safeParse(values) : null;
  const issues: Issues = [
    ...(person.success ? [] : person.error.issues),
    ...(postal?.error ? postal.error.issues : []),
  ];
  if (!person.success || issues.length > 0) return { errors: errorsOf(issues) };
  return { candidate: { ...person.data, ...(postal?.data ? { postal: postal.data } : {}) } };
}
