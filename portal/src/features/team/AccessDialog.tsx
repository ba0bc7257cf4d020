import { useMutation } from '@tanstack/react-query';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';
import type { Person } from './person-words.tsx';
import type { PersonActs } from './use-person-actions.ts';

interface AccessDialogProps {
  readonly opened: boolean;
  readonly person: Person;
  readonly acts: PersonActs;
  readonly onClose: () => void;
}

/** Ends somebody's access; says what that means before, and how to take it back after. */
export function AccessDialog({ opened, person, acts, onClose }: AccessDialogProps) {
  const end = useMutation({
    mutationFn: () => acts.deactivate(),
    onSuccess: () => {
      onClose();
      notify(`${person.name} has no access any more.`, {
        run: () =>
          void acts.reactivate().then(
            () => notify(`${person.name} can sign in again.`),
            (error: Error) => notify(error.message),
          ),
      });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={`End ${person.name}’s access`}
      action="End the access"
      isFinal
      pending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={() => {
        end.reset();
        onClose();
      }}
    >
      <p>
        {person.status === 'invited'
          ? 'The invitation’s link stops working.'
          : 'Every session ends at once, wherever they are signed in, and links to set a password stop working.'}
      </p>
      <p>
        Bookings, invites and everything else they made stay, with their name. You can give access back at any
        time{person.status === 'invited' ? ' and send a new invitation.' : ', with the password of before.'}
      </p>
    </ConfirmDialog>
  );
}
