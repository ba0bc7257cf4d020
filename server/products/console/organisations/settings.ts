import { blsPayOptions, payOptions } from '../../../domains/bookings/index.ts';
import {
  editBlsSettings,
  editTrainingSettings,
  setOrganisationProducts,
  setOrganisationStatus,
} from '../../../domains/organisations/index.ts';
import { bool, fields, integer, oneOf, optional } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pence } from '../fields.ts';
import { actorOf, administrators, organisationPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import { organisationAnswer } from './organisation.ts';
import { productList, showOrganisation } from './organisations.ts';

const tag = 'Organisations';

const count = (max: number) => optional(integer({ min: 0, max }));

/** The public page's own settings, which each product has for itself. */
const publicPage = <Option extends string>(options: readonly [Option, ...Option[]]) => ({
  public_page: optional(bool()).meta({ description: 'Whether the public page is on.', example: true }),
  public_page_pay_option: optional(oneOf(options)).meta({
    description: 'How its bookings are paid.',
    example: 'candidate_pays',
  }),
});

const editSettings = endpoint({
  operationId: 'editTrainingSettings',
  method: 'PATCH',
  path: '/organisations/{id}/training-settings',
  tag,
  summary: 'Change the rules of classroom training',
  description: 'Fields that are not sent stay. What is booked already keeps its price and payment window.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    invoice_payments: optional(bool()).meta({ description: 'Whether `inv` is allowed.', example: true }),
    cancel_full_refund_hours: count(8_760).meta({
      description: 'Until how many hours before the start cancelling is free; 0: until the start.',
      example: 48,
    }),
    payment_window_minutes: optional(integer({ min: 30, max: 1_440 })).meta({
      description: 'How long a candidate has to pay.',
      example: 30,
    }),
    threshold_credits: count(1_000_000).meta({ description: 'Credits that are few.', example: 5 }),
    threshold_money_pence: optional(pence(1_000_000_000)).meta({
      description: 'Money that is little, in pence.',
      example: 10_000,
    }),
    threshold_seats: count(1_000).meta({ description: 'Free seats that are few.', example: 3 }),
    ...publicPage(payOptions),
  }).meta({ id: 'EditTrainingSettingsRequest' }),
  bodyExample: { invoice_payments: true, cancel_full_refund_hours: 72 },
  answers: { 200: organisationAnswer('Changed.') },
  async handle({ caller, params, body, db, requestId }) {
    const changed = await editTrainingSettings(db, params.id, body, actorOf(caller, requestId));
    return changed ? showOrganisation(db, params.id) : refuse('not_found');
  },
});

const editRemoteSettings = endpoint({
  operationId: 'editBlsSettings',
  method: 'PATCH',
  path: '/organisations/{id}/bls-settings',
  tag,
  summary: 'Change the settings for remote sessions',
  description:
    'Fields that are not sent stay. Whether invoices are allowed is one setting for all products: see the training settings.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields(publicPage(blsPayOptions)).meta({ id: 'EditBlsSettingsRequest' }),
  bodyExample: { public_page: true, public_page_pay_option: 'credits' },
  answers: { 200: organisationAnswer('Changed.') },
  async handle({ caller, params, body, db, requestId }) {
    const changed = await editBlsSettings(db, params.id, body, actorOf(caller, requestId));
    return changed ? showOrganisation(db, params.id) : refuse('not_found');
  },
});

const setProducts = endpoint({
  operationId: 'setOrganisationProducts',
  method: 'PUT',
  path: '/organisations/{id}/products',
  tag,
  summary: 'Set an organisation’s products',
  description: 'The list replaces the one before and holds for the next request already.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({ products: productList.meta({ description: 'All products they may use.' }) }).meta({
    id: 'SetProductsRequest',
  }),
  bodyExample: { products: ['practical-training', 'virtual-bls'] },
  answers: { 200: organisationAnswer('Set.') },
  async handle({ caller, params, body, db, requestId }) {
    const set = await setOrganisationProducts(db, params.id, body.products, actorOf(caller, requestId));
    return set ? showOrganisation(db, params.id) : refuse('not_found');
  },
});

const setStatus = (status: 'active' | 'suspended', verb: 'suspend' | 'reactivate', description: string) =>
  endpoint({
    operationId: `${verb}Organisation`,
    method: 'POST',
    path: `/organisations/{id}/${verb}`,
    tag,
    summary: verb === 'suspend' ? 'Suspend an organisation' : 'Let an organisation back in',
    description,
    auth: 'required',
    roles: administrators,
    params: organisationPath.params,
    answers: { 200: organisationAnswer('As it now is.') },
    async handle({ caller, params, db, requestId }) {
      await setOrganisationStatus(db, params.id, status, actorOf(caller, requestId));
      return showOrganisation(db, params.id);
    },
  });

const suspend = setStatus(
  'suspended',
  'suspend',
  'Its API tokens and its members’ sessions open nothing from now on; its bookings stay.',
);
const reactivate = setStatus('active', 'reactivate', 'Keys, and tokens that have not expired, work again.');

export const settingsEndpoints = [editSettings, editRemoteSettings, setProducts, suspend, reactivate];
