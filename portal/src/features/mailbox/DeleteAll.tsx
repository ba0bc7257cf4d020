import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteAllMails } from '../../api/mails.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import styles from './DeleteAll.module.css';
import { mailsInWords } from './format.ts';

/** Deletes every mail, after asking: this cannot be taken back. */
export function DeleteAll({ total, onDeleted }: { readonly total: number; readonly onDeleted: () => void }) {
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const deletion = useMutation({
    mutationFn: deleteAllMails,
    onSuccess: async () => {
      close();
      onDeleted();
      await queries.invalidateQueries({ queryKey: ['mails'] });
    },
  });
  return (
    <>
      <Button variant="default" size="sm" onClick={open}>
        Delete all
      </Button>
      <Modal.Root opened={isOpen} onClose={close} centered>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body className={styles['question'] ?? ''}>
            <Modal.Title>Delete all mails?</Modal.Title>
            <p>
              This deletes {mailsInWords(total)} for everybody who uses this sandbox. It cannot be undone.
            </p>
            {deletion.isError ? (
              <p role="alert" className={styles['error']}>
                {deletion.error.message} Nothing was deleted.
              </p>
            ) : null}
            <DialogButtons onClose={close}>
              <Button color="red.9" loading={deletion.isPending} onClick={() => deletion.mutate()}>
                Delete {mailsInWords(total)}
              </Button>
            </DialogButtons>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
