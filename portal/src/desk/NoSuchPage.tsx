import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DeskPage } from '../ui/DeskPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** An address of the desk without a page. */
export function NoSuchPage() {
  return (
    <DeskPage title="Page not found">
      <EmptyState
        title="There is no page at this address"
        action={
          <Button component={Link} to="/app">
            Go to the home page
          </Button>
        }
      >
        The link may be old, or a letter of it is missing. Everything you may see is in the menu.
      </EmptyState>
    </DeskPage>
  );
}
