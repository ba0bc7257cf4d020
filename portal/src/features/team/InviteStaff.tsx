import { NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { InviteCard, NameAndEmail } from './InviteCard.tsx';
import { TrainerSelect } from './TrainerSelect.tsx';
import { useInvitation } from './use-invitation.ts';
import type { StaffRole } from './use-person-actions.ts';

const roles: readonly StaffRole[] = ['staff_trainer', 'staff_clinician', 'staff_admin'];

const nobody = { name: '', email: '', role: 'staff_trainer' as StaffRole, trainer_id: null as number | null };

/** Invites somebody to the provider's staff. */
export function InviteStaff() {
  const form = useForm({ initialValues: nobody });
  const { close, outcome } = useInvitation('staff invitation', form);
  const invite = useChange('post', '/people');
  const submit = ({ trainer_id: trainerId, ...body }: typeof form.values) =>
    invite.mutate(
      {
        body: body.role === 'staff_trainer' && trainerId !== null ? { ...body, trainer_id: trainerId } : body,
      },
      outcome,
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
