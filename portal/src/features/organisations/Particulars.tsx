import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showDay } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { AtAGlance } from './AtAGlance.tsx';
import styles from './Organisations.module.css';
import type { OrganisationRow } from './products.ts';

interface OfOrganisation {
  readonly organisation: OrganisationRow;
}

const valuesOf = (organisation: OrganisationRow) => ({
  name: organisation.name,
  email: organisation.email ?? '',
  billing_email: organisation.billing_email ?? '',
  phone: organisation.phone ?? '',
  requests_per_minute: organisation.requests_per_minute ?? ('' as number | ''),
});

function Facts({ organisation }: OfOrganisation) {
  const form = useForm({ initialValues: valuesOf(organisation) });
  const edit = useChange('patch', '/organisations/{id}');
  const submit = form.onSubmit(({ requests_per_minute: limit, ...facts }) =>
    edit.mutate(
      {
        path: { id: organisation.id },
        body: { ...facts, requests_per_minute: limit === '' ? null : limit },
      },
      {
        onSuccess: (changed) => {
          form.setInitialValues(valuesOf(changed));
          form.reset();
          notify('The particulars were changed.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Particulars">
      <form className={styles['form']} onSubmit={submit}>
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <div className={styles['pair']}>
          <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
          <TextInput label="E-mail for invoices" type="email" {...form.getInputProps('billing_email')} />
          <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
          <NumberInput
            label="API requests a minute"
            placeholder="The usual limit"
            hideControls
            allowDecimal={false}
            {...form.getInputProps('requests_per_minute')}
          />
        </div>
        <p className={styles['quiet']}>
          Account code {organisation.code}, client id {organisation.hb_client_id}, with us since{' '}
          {showDay(organisation.created_at)}.
        </p>
        <FormProblem error={edit.error} />
        <div className={styles['buttons']}>
          <Button type="submit" loading={edit.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}

function useLetIn({ id, name }: OrganisationRow) {
  const reactivate = useChange('post', '/organisations/{id}/reactivate');
  const run = () => reactivate.mutate({ path: { id } }, { onSuccess: () => notify(`${name} works again.`) });
  return { run, isPending: reactivate.isPending, error: reactivate.error };
}

function Suspended({ organisation }: OfOrganisation) {
  const letIn = useLetIn(organisation);
  return (
    <Card title="Suspended">
      <p>
        {organisation.name}’s programs and people are locked out. Let back in, its API keys and whatever
        tokens have not expired work again, and its people can sign in.
      </p>
      <FormProblem error={letIn.error} />
      <div className={styles['buttons']}>
        <Button loading={letIn.isPending} onClick={letIn.run}>
          Let it back in
        </Button>
      </div>
    </Card>
  );
}

function Suspend({ organisation }: OfOrganisation) {
  const { id, name } = organisation;
  const [isAsking, setAsking] = useState(false);
  const suspend = useChange('post', '/organisations/{id}/suspend');
  const letIn = useLetIn(organisation);
  const onSuccess = () => {
    setAsking(false);
    notify(`${name} is suspended.`, { run: letIn.run });
  };
  return (
    <Card title="Suspend">
      <p className={styles['quiet']}>
        For an organisation that must not book for now. Everything stays, and it can be let back in at any
        time.
      </p>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => setAsking(true)}>
          Suspend …
        </Button>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={`Suspend ${name}`}
        action="Suspend it"
        pending={suspend.isPending}
        error={suspend.error}
        onClose={() => setAsking(false)}
        onConfirm={() => suspend.mutate({ path: { id } }, { onSuccess })}
      >
        <ul>
          <li>Its API keys and tokens open nothing, from the next request on.</li>
          <li>Its people are signed out at once, and cannot sign in.</li>
          <li>Bookings that are made stay; their candidates are still expected.</li>
        </ul>
      </ConfirmDialog>
    </Card>
  );
}

/** Who the organisation is, and whether it is let in. */
export function Particulars({ organisation }: OfOrganisation) {
  return (
    <div className={styles['columns']}>
      <Facts key={organisation.id} organisation={organisation} />
      <div className={styles['form']}>
        <AtAGlance organisation={organisation} />
        {organisation.status === 'suspended' ? (
          <Suspended organisation={organisation} />
        ) : (
          <Suspend organisation={organisation} />
        )}
      </div>
    </div>
  );
}
