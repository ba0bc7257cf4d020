import { NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { InviteCard, NameAndEmail } from './InviteCard.tsx';
import type { MemberRole } from './use-person-actions.ts';
import { useTeamSearch } from './use-team-search.ts';

const roles: readonly MemberRole[] = ['agency_viewer', 'agency_manager', 'agency_admin', 'agency_owner'];

/** Invites somebody into the organisation. */
export function InviteMember({ organisationId }: { readonly organisationId: number }) {
  const { person } = useSession();
  const { search, change } = useTeamSearch();
  const form = useForm({ initialValues: { name: '', email: '', role: 'agency_manager' as MemberRole } });
  const forget = useDraft('team invitation', form);
  const invite = useChange('post', '/organisations/{id}/members');
  const close = () => {
    const { invite: _open, ...rest } = search;
    change(rest);
  };
  const submit = (body: typeof form.values) =>
    invite.mutate(
      { path: { id: organisationId }, body },
      {
        onSuccess: ({ email }) => {
          forget();
          close();
          notify(`The invitation is on its way to ${email}. Its link works for seven days.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
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
