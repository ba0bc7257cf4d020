import { useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';
import type { Person } from './person-words.tsx';

interface ResetTotpDialogProps {
  readonly opened: boolean;
  readonly person: Person;
  readonly onClose: () => void;
}

/** Takes the authenticator app off the account of somebody who lost it. */
export function ResetTotpDialog({ opened, person, onClose }: ResetTotpDialogProps) {
  const reset = useChange('post', '/people/{id}/reset-totp');
  const confirm = () =>
    reset.mutate(
      { path: { id: person.id } },
      {
        onSuccess: () => {
          onClose();
          notify(`${person.name} signs in with the password alone until they set an app up again.`);
        },
      },
    );
  return (
    <ConfirmDialog
      opened={opened}
      title="Reset two-factor sign-in"
      action="Reset it"
      isFinal
      pending={reset.isPending}
      error={reset.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {person.name}’s authenticator app and recovery codes stop counting: the password alone lets in. Make
        sure that it is {person.name} who asks, by a number you know.
      </p>
    </ConfirmDialog>
  );
}
