import { type Schemas, useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';

interface PublishEventProps {
  readonly event: Schemas.TrainingEvent;
  readonly onClose: () => void;
}

/** Publishes a draft. */
export function PublishEvent({ event, onClose }: PublishEventProps) {
  const publish = useChange('post', '/training-events/{id}/publish');
  const who =
    event.visibility === 'all'
      ? 'Every organisation'
      : countOf(event.organisation_ids.length, 'organisation');
  return (
    <ConfirmDialog
      opened
      title="Publish this event"
      action="Publish it"
      pending={publish.isPending}
      error={publish.error}
      onClose={onClose}
      onConfirm={() =>
        publish.mutate(
          { path: { id: event.id } },
          {
            onSuccess() {
              notify('Published: it can be booked now.');
              onClose();
            },
          },
        )
      }
    >
      <p>
        {who} can book its {countOf(event.capacity, 'seat')} from now on. It cannot become a draft again, only
        be moved or cancelled.
        {event.trainer ? null : ' It has no trainer yet.'}
      </p>
    </ConfirmDialog>
  );
}
