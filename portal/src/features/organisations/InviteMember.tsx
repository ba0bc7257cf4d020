import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Organisations.module.css';
import type { OrganisationRow } from './products.ts';
import { roleNames } from './role-names.ts';

interface InviteMemberProps {
  readonly opened: boolean;
  readonly organisation: OrganisationRow;
  readonly onDone: () => void;
}

const roles = (['agency_owner', 'agency_admin', 'agency_manager', 'agency_viewer'] as const).map((value) => ({
  value,
  label: roleNames[value],
}));

type Invitation = Schemas.CreateMemberRequest;

function InviteForm({ organisation: { id, name }, onDone }: InviteMemberProps) {
  const form = useForm<Invitation>({ initialValues: { name: '', email: '', role: 'agency_owner' } });
  const invite = useChange('post', '/organisations/{id}/members');
  const submit = form.onSubmit((body) =>
    invite.mutate(
      { path: { id }, body },
      {
        onSuccess: () => {
          onDone();
          notify(`${body.name} gets a mail with a link to choose a password.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
      <TextInput label="E-mail" type="email" required {...form.getInputProps('email')} />
      <Select label="Role" data={roles} allowDeselect={false} {...form.getInputProps('role')} />
      <FormProblem error={invite.error} />
      <DialogButtons onClose={onDone}>
        <Button type="submit" loading={invite.isPending}>
          Invite to {name}
        </Button>
      </DialogButtons>
    </form>
  );
}

/** Invites somebody into an organisation. */
export function InviteMember(props: InviteMemberProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onDone}
      title="Invite somebody"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <InviteForm {...props} />
    </Modal>
  );
}
