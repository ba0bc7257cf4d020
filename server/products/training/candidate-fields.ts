import { email, optional, phone, postcode, text } from '../../platform/http/input.ts';

/** Who is to be trained, as requests name them. */
export const candidateName = {
  first_name: text({ max: 255 }).meta({ description: 'First name.', example: 'Jane' }),
  last_name: text({ max: 255 }).meta({ description: 'Last name.', example: 'Smith' }),
};

/** How a candidate is reached. */
export const candidateReach = {
  email: email().meta({ description: 'Gets the confirmation.', example: 'jane.smith@nhsstaff.co.uk' }),
  phone: phone().meta({
    description: '7 to 15 digits, also + ( ) - . and spaces.',
    example: '+441234567890',
  }),
};

/** Where a candidate's training kit goes. */
export const kitAddress = {
  address: text({ max: 255 }).meta({ description: 'Where the kit goes.', example: '12 Nursing Lane' }),
  city: text({ max: 100 }).meta({ description: 'Its town.', example: 'Manchester' }),
  postcode: postcode().meta({ description: 'Its postcode, in any case or spacing.', example: 'M1 2AB' }),
};

/** What they work as. */
export const jobRole = optional(text({ max: 255 })).meta({
  description: 'Job role.',
  example: 'Registered Nurse',
});

/** Whom the agency wants to be told. */
export const agencyContact = {
  agency_contact_name: optional(text({ max: 255 })).meta({
    description: 'Your contact.',
    example: 'John Doe',
  }),
  agency_contact_email: optional(email()).meta({
    description: 'Gets the confirmation too.',
    example: 'john.doe@acme.co.uk',
  }),
};

/** Whom the agency wants to be told, and where its invoice goes. */
export const agencyContactAndInvoice = {
  ...agencyContact,
  agency_email: optional(email()).meta({
    description: 'Invoice recipient; default: your billing e-mail.',
    example: 'invoices@acme.co.uk',
  }),
};
