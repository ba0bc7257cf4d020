import { useNavigate } from '@tanstack/react-router';
import { type Schemas, useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';

interface DiscardDraftProps {
  readonly event: Schemas.TrainingEvent;
  readonly onClose: () => void;
}

/** Discards a draft that nobody has seen. */
export function DiscardDraft({ event, onClose }: DiscardDraftProps) {
  const navigate = useNavigate();
  const discard = useChange('post', '/training-events/discard-drafts');
  return (
    <ConfirmDialog
      opened
      title="Discard this draft"
      action="Discard it"
      isFinal
      pending={discard.isPending}
      error={discard.error}
      onClose={onClose}
      onConfirm={() =>
        discard.mutate(
          { body: { ids: [event.id] } },
          {
            onSuccess() {
              notify('Draft discarded.');
              void navigate({ to: '/app/calendar', search: { day: event.start_date.slice(0, 10) } });
            },
          },
        )
      }
    >
      <p>Nobody has seen it and nobody is told. It is gone for good.</p>
    </ConfirmDialog>
  );
}
