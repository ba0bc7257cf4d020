import { z } from 'zod';
import { blsPayOptions, payOptions } from '../../../domains/bookings/index.ts';
import { apiProducts } from '../../../domains/identity/index.ts';
import type { OrganisationDetail } from '../../../domains/organisations/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { choice, flag, int, intOrNull, str, strOrNull, when } from '../fields.ts';

const trainingSettings = z
  .object({
    invoice_payments: flag('Whether `inv` is allowed.', true),
    cancel_full_refund_hours: int('Until how many hours before the start cancelling is free.', 48),
    payment_window_minutes: int('How long a candidate has to pay.', 30),
    threshold_credits: int('From how many credits of a course downwards they are low.', 5),
    threshold_money_pence: int('From what money balance downwards it is low, in pence.', 10_000),
    threshold_seats: int('From how many free seats downwards an event’s are low.', 3),
    public_page: flag('Whether candidates can book on the public page.', true),
    public_page_pay_option: choice(payOptions, 'How bookings of the public page are paid.'),
  })
  .meta({ id: 'TrainingSettings', description: 'Rules of classroom training.' });

const blsSettings = z
  .object({
    public_page: flag('Whether candidates can book on the public page.', true),
    public_page_pay_option: choice(blsPayOptions, 'How bookings of the public page are paid.'),
  })
  .meta({ id: 'BlsSettings', description: 'Settings for remote sessions.' });

export const organisation = z
  .object({
    id: int('Organisation id.', 1042),
    hb_client_id: str('Client id in the APIs.', '1042'),
    code: str('Account code, for ever.', 'ACME001'),
    name: str('Name.', 'Acme Healthcare'),
    email: strOrNull('E-mail.', 'ops@acme.co.uk'),
    billing_email: strOrNull('Where invoices go.', 'invoices@acme.co.uk'),
    phone: strOrNull('Phone.', '+441414960000'),
    status: choice(['active', 'suspended'], 'Suspended ones open nothing.'),
    requests_per_minute: intOrNull('API limit of their own; null: the deployment’s.', null),
    products: z.array(choice(apiProducts, 'A product.')).meta({ description: 'What they may use.' }),
    wallets: z
      .array(
        z
          .object({
            product: choice(['practical-training', 'virtual-bls'], 'Of which product.'),
            balance_pence: int('Money balance in pence.', 41_550),
            is_money_low: flag('Whether that is at or below their threshold.', false),
            low_courses: int('How many courses’ credits are.', 0),
          })
          .meta({ id: 'WalletSummary' }),
      )
      .meta({ description: 'What they have, by product; one that was never used is left out.' }),
    training_settings: trainingSettings,
    bls_settings: blsSettings,
    created_at: when('Since when.', '2025-01-10T09:00:00+00:00'),
  })
  .meta({ id: 'Organisation', description: 'A tenant.' });

export const organisationExample: z.input<typeof organisation> = {
  id: 1042,
  hb_client_id: '1042',
  code: 'ACME001',
  name: 'Acme Healthcare',
  email: 'ops@acme.co.uk',
  billing_email: 'invoices@acme.co.uk',
  phone: '+441414960000',
  status: 'active',
  requests_per_minute: null,
  products: ['practical-training', 'virtual-bls'],
  wallets: [{ product: 'practical-training', balance_pence: 41_550, is_money_low: false, low_courses: 0 }],
  training_settings: {
    invoice_payments: true,
    cancel_full_refund_hours: 48,
    payment_window_minutes: 30,
    threshold_credits: 5,
    threshold_money_pence: 10_000,
    threshold_seats: 3,
    public_page: true,
    public_page_pay_option: 'candidate_pays',
  },
  bls_settings: { public_page: true, public_page_pay_option: 'candidate_pays' },
  created_at: '2025-01-10T09:00:00+00:00',
};

/** An organisation as the console shows it. */
export const presentOrganisation = (row: OrganisationDetail): z.input<typeof organisation> => ({
  id: row.id,
  hb_client_id: row.hb_client_id,
  code: row.code,
  name: row.name,
  email: row.email,
  billing_email: row.billing_email,
  phone: row.phone,
  status: row.status,
  requests_per_minute: row.requests_per_minute,
  products: apiProducts.filter((product) => row.products.includes(product)),
  wallets: row.wallets.map((wallet) => ({ ...wallet })),
  training_settings: {
    invoice_payments: row.invoice_payments,
    cancel_full_refund_hours: row.cancel_full_refund_hours,
    payment_window_minutes: row.payment_window_minutes,
    threshold_credits: row.threshold_credits,
    threshold_money_pence: row.threshold_money_pence,
    threshold_seats: row.threshold_seats,
    public_page: row.public_page,
    public_page_pay_option: row.public_page_pay_option,
  },
  bls_settings: {
    public_page: row.bls_public_page,
    public_page_pay_option: row.bls_public_page_pay_option,
  },
  created_at: formatUtc(row.created_at),
});

/** The answer of whatever shows one organisation. */
export const organisationAnswer = (description: string) => ({
  description,
  schema: organisation,
  example: organisationExample,
});
