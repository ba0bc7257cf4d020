import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** How long a notice stays, in milliseconds: long enough to read it and to reach its button. */
const shownForMs = 8_000;

/** Says that something was done; `undo` takes it back. */
export function notify(message: string, undo?: { readonly label?: string; readonly run: () => void }): void {
  const id = notifications.show({
    autoClose: shownForMs,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <span
        style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '0.75rem' }}
      >
        <span>{message}</span>
        {undo ? (
          <Button
            variant="light"
            size="compact-sm"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label ?? 'Undo'}
          </Button>
        ) : null}
      </span>
    ),
  });
}
