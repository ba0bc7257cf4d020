import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { personOf } from './words.ts';

/** Erases what is personal, for ever; for administrators. */
export function Erase({ referral }: { readonly referral: Schemas.ReferralCase }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const erase = useChange('post', '/referrals/{id}/erase');
  const { merged } = referral;
  return (
    <>
      <Button variant="default" onClick={open}>
        Erase what is personal
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={`Erase ${personOf(referral)}?`}
        action="Erase for ever"
        isFinal
        pending={erase.isPending}
        error={erase.error}
        onClose={close}
        onConfirm={() =>
          erase.mutate(
            { path: { id: referral.id }, body: { reason } },
            {
              onSuccess: () => {
                close();
                notify('What was personal is erased.');
              },
            },
          )
        }
      >
        <p>
          Name, phone, e-mail, place and notes are gone for ever
          {merged.length > 0 ? `, also of ${countOf(merged.length, 'merged referral')}` : ''}. The id, the
          partner, the states and the times stay. Nobody can undo this.
        </p>
        <TextInput
          label="Why, without names"
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
