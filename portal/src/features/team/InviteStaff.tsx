import { NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { InviteCard, NameAndEmail } from './InviteCard.tsx';
import { TrainerSelect } from './TrainerSelect.tsx';
import type { StaffRole } from './use-person-actions.ts';
import { useTeamSearch } from './use-team-search.ts';

const roles: readonly StaffRole[] = ['staff_trainer', 'staff_clinician', 'staff_admin'];

const nobody = { name: '', email: '', role: 'staff_trainer' as StaffRole, trainer_id: null as number | null };

/** Invites somebody to the provider's staff. */
export function InviteStaff() {
  const { search, change } = useTeamSearch();
  const form = useForm({ initialValues: nobody });
  const forget = useDraft('staff invitation', form);
  const invite = useChange('post', '/people');
  const close = () => {
    const { invite: _open, ...rest } = search;
    change(rest);
  };
  const submit = ({ trainer_id: trainerId, ...body }: typeof form.values) =>
    invite.mutate(
      {
        body: body.role === 'staff_trainer' && trainerId !== null ? { ...body, trainer_id: trainerId } : body,
      },
      {
        onSuccess: ({ email }) => {
          forget();
          close();
          notify(`The invitation is on its way to ${email}. Its link works for seven days.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  return (
    <InviteCard
      title="Invite staff"
      hasErrors={Object.keys(form.errors).length > 0}
      error={invite.error}
      pending={invite.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={close}
    >
      <NameAndEmail name={form.getInputProps('name')} email={form.getInputProps('email')} />
      <NativeSelect
        label="Role"
        description={roleWords[form.values.role].what}
        data={roles.map((value) => ({ value, label: roleWords[value].name }))}
        {...form.getInputProps('role')}
      />
      {form.values.role === 'staff_trainer' ? (
        <TrainerSelect
          value={form.values.trainer_id}
          onChange={(id) => form.setFieldValue('trainer_id', id)}
          error={form.errors['trainer_id']}
        />
      ) : null}
    </InviteCard>
  );
}
