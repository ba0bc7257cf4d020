import { email, optional, text } from '../../platform/http/input.ts';

/** Who is to be trained, as requests name them. */
export const candidateName = {
  first_name: text({ max: 255 }).meta({ description: 'First name.', example: 'Jane' }),
  last_name: text({ max: 255 }).meta({ description: 'Last name.', example: 'Smith' }),
};

/** What they work as. */
export const jobRole = optional(text({ max: 255 })).meta({
  description: 'Job role.',
  example: 'Registered Nurse',
});

/** Whom the agency wants to be told, and where its invoice goes. */
export const agencyContact = {
  agency_contact_name: optional(text({ max: 255 })).meta({
    description: 'Your contact.',
    example: 'John Doe',
  }),
  agency_contact_email: optional(email()).meta({
    description: 'Gets the confirmation too.',
    example: 'john.doe@acme.co.uk',
  }),
  agency_email: optional(email()).meta({
    description: 'Invoice recipient; default: your billing e-mail.',
    example: 'invoices@acme.co.uk',
  }),
};
