import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { copyText } from '../../ui/copy-text.ts';
import { notify } from '../../ui/notify.tsx';

/** Copies the address of a list as it is narrowed and sorted just now, for a colleague. */
export function ShareView() {
  return (
    <Button
      variant="default"
      leftSection={<IconLink size={16} aria-hidden />}
      onClick={async () =>
        notify(
          (await copyText(window.location.href))
            ? 'The link to this view is copied. Colleagues who open it see the same filters.'
            : 'The link could not be copied: copy it from the address bar.',
        )
      }
    >
      Share this view
    </Button>
  );
}
