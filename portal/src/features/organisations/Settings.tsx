import { Button, Checkbox, NumberInput, Select, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Organisations.module.css';
import { type OrganisationRow, type Product, products } from './products.ts';

interface OfOrganisation {
  readonly organisation: OrganisationRow;
}

const classroomPay = [
  { value: 'candidate_pays', label: 'The candidate pays' },
  { value: 'credits', label: 'With credits' },
  { value: 'balance', label: 'From the money balance' },
  { value: 'inv', label: 'By invoice' },
];

const remotePay = classroomPay.map((one) => (one.value === 'inv' ? { ...one, value: 'invoice' } : one));

const pounds = (pence: number): number => pence / 100;

const pence = (typed: number): number => Math.round(typed * 100);

function Buttons({ pending, error, isDirty }: { pending: boolean; error: Error | null; isDirty: boolean }) {
  return (
    <>
      <FormProblem error={error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={pending} disabled={!isDirty}>
          Save
        </Button>
      </div>
    </>
  );
}

function ProductAccess({ organisation }: OfOrganisation) {
  const form = useForm({ initialValues: { products: organisation.products as Product[] } });
  const set = useChange('put', '/organisations/{id}/products');
  const closed = organisation.products.filter((product) => !form.values.products.includes(product));
  const submit = form.onSubmit((body) =>
    set.mutate(
      { path: { id: organisation.id }, body },
      {
        onSuccess: () => {
          form.resetDirty();
          notify('The products hold from the next request on.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Products">
      <form className={styles['form']} onSubmit={submit}>
        <Checkbox.Group aria-label="Products" {...form.getInputProps('products')}>
          <div className={styles['checks']}>
            {products.map(({ value, label, what }) => (
              <Checkbox key={value} value={value} label={label} description={what} />
            ))}
          </div>
        </Checkbox.Group>
        {closed.length > 0 ? (
          <p role="status">
            Keys and people lose{' '}
            {closed.map((one) => products.find(({ value }) => value === one)?.label).join(', ')} at once. What
            is booked stays.
          </p>
        ) : null}
        <Buttons pending={set.isPending} error={set.error} isDirty={form.isDirty()} />
      </form>
    </Card>
  );
}

const trainingValues = ({ threshold_money_pence: money, ...rest }: OrganisationRow['training_settings']) => ({
  ...rest,
  threshold_money_pence: pounds(money),
});

const numbersOfTraining = [
  ['cancel_full_refund_hours', 'Cancelling is free until', 'Hours before the start; 0: until it starts.'],
  ['payment_window_minutes', 'Candidates pay within', 'Minutes, 30 to 1,440.'],
  ['threshold_credits', 'Credits are low from', 'Credits of a course, downwards.'],
  ['threshold_seats', 'Seats are low from', 'Free seats of an event, downwards.'],
] as const;

function useTrainingSettings(organisation: OrganisationRow) {
  const form = useForm({ initialValues: trainingValues(organisation.training_settings) });
  const edit = useChange('patch', '/organisations/{id}/training-settings');
  const submit = form.onSubmit(({ threshold_money_pence: money, ...rest }) =>
    edit.mutate(
      { path: { id: organisation.id }, body: { ...rest, threshold_money_pence: pence(money) } },
      {
        onSuccess: () => {
          form.resetDirty();
          notify('The training settings were changed.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return { form, submit, edit };
}

function TrainingSettings({ organisation }: OfOrganisation) {
  const { form, submit, edit } = useTrainingSettings(organisation);
  return (
    <Card title="Classroom training">
      <form className={styles['form']} onSubmit={submit}>
        <Switch
          label="May pay by invoice"
          description="For remote sessions too."
          {...form.getInputProps('invoice_payments', { type: 'checkbox' })}
        />
        <div className={styles['pair']}>
          {numbersOfTraining.map(([name, label, description]) => (
            <NumberInput
              key={name}
              label={label}
              description={description}
              required
              hideControls
              allowDecimal={false}
              {...form.getInputProps(name)}
            />
          ))}
          <NumberInput
            label="Money is low from"
            description="Pounds, downwards."
            required
            hideControls
            prefix="£"
            decimalScale={2}
            {...form.getInputProps('threshold_money_pence')}
          />
        </div>
        <Switch
          label="Public booking page"
          description="Candidates book by themselves, with the organisation’s link."
          {...form.getInputProps('public_page', { type: 'checkbox' })}
        />
        <Select
          label="Bookings of that page are paid"
          data={classroomPay}
          allowDeselect={false}
          {...form.getInputProps('public_page_pay_option')}
        />
        <Buttons pending={edit.isPending} error={edit.error} isDirty={form.isDirty()} />
      </form>
    </Card>
  );
}

function RemoteSettings({ organisation }: OfOrganisation) {
  const form = useForm<Schemas.BlsSettings>({ initialValues: organisation.bls_settings });
  const edit = useChange('patch', '/organisations/{id}/bls-settings');
  const submit = form.onSubmit((body) =>
    edit.mutate(
      { path: { id: organisation.id }, body },
      {
        onSuccess: () => {
          form.resetDirty();
          notify('The settings for remote sessions were changed.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Remote sessions">
      <form className={styles['form']} onSubmit={submit}>
        <Switch
          label="Public booking page"
          description="Candidates book by themselves, with the organisation’s link."
          {...form.getInputProps('public_page', { type: 'checkbox' })}
        />
        <Select
          label="Bookings of that page are paid"
          data={remotePay}
          allowDeselect={false}
          {...form.getInputProps('public_page_pay_option')}
        />
        <Buttons pending={edit.isPending} error={edit.error} isDirty={form.isDirty()} />
      </form>
    </Card>
  );
}

/** What the organisation may use, and by which rules. */
export function Settings({ organisation }: OfOrganisation) {
  return (
    <div className={styles['columns']}>
      <TrainingSettings organisation={organisation} />
      <div className={styles['form']}>
        <ProductAccess organisation={organisation} />
        <RemoteSettings organisation={organisation} />
      </div>
    </div>
  );
}
