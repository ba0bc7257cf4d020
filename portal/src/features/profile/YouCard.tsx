import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { type Role, useSession } from '../../session/session.ts';
import { useSessionAnew } from '../../session/use-session-anew.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Profile.module.css';

function deciders(role: Role): string {
  if (role === 'agency_owner') return 'Another owner';
  return role.startsWith('agency_') ? 'An owner or admin' : 'Another administrator';
}

/** Name, and what others decided about this account. */
export function YouCard() {
  const { person, organisation } = useSession();
  const form = useForm({ initialValues: { name: person.name } });
  const rename = useChange('patch', '/me');
  const readAnew = useSessionAnew();
  const submit = (body: typeof form.values) =>
    rename.mutate(
      { body },
      {
        onSuccess: async () => {
          await readAnew();
          notify('Your name is changed.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  const { name, what } = roleWords[person.role];
  return (
    <Card title="You">
      <dl className={styles['facts']}>
        <dt>E-mail</dt>
        <dd>{person.email}</dd>
        <dt>Role</dt>
        <dd>
          {name}
          {organisation ? ` of ${organisation.name}` : ' of the provider'}
        </dd>
      </dl>
      <p className={styles['soft']}>
        {what} {deciders(person.role)} can change your role.
      </p>
      <form className={styles['form']} onSubmit={form.onSubmit(submit)}>
        <TextInput label="Name" autoComplete="name" required {...form.getInputProps('name')} />
        {form.errors['name'] ? null : <FormProblem error={rename.error} />}
        <Button
          type="submit"
          variant="default"
          loading={rename.isPending}
          disabled={form.values.name === person.name}
        >
          Save the name
        </Button>
      </form>
    </Card>
  );
}
