import { NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { InviteCard, NameAndEmail } from './InviteCard.tsx';
import { useInvitation } from './use-invitation.ts';
import type { MemberRole } from './use-person-actions.ts';

const roles: readonly MemberRole[] = ['agency_viewer', 'agency_manager', 'agency_admin', 'agency_owner'];

/** Invites somebody into the organisation. */
export function InviteMember({ organisationId }: { readonly organisationId: number }) {
  const { person } = useSession();
  const form = useForm({ initialValues: { name: '', email: '', role: 'agency_manager' as MemberRole } });
  const { close, outcome } = useInvitation('team invitation', form);
  const invite = useChange('post', '/organisations/{id}/members');
  const submit = (body: typeof form.values) => invite.mutate({ path: { id: organisationId }, body }, outcome);
  const offered = roles.filter((role) => role !== 'agency_owner' || person.role === 'agency_owner');
  return (
    <InviteCard
      title="Invite somebody"
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
        data={offered.map((value) => ({ value, label: roleWords[value].name }))}
        {...form.getInputProps('role')}
      />
    </InviteCard>
  );
}
