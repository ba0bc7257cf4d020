import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { roleWords } from '../session/role-words.ts';
import { useSession } from '../session/session.ts';
import { EmptyState } from './EmptyState.tsx';

interface NotForRoleProps {
  /** What the reader may not do here: “You can look at interviews, not arrange them”. */
  readonly title: string;
  /** Whose work it is. */
  readonly children: string;
}

/** In place of a page, or a form, that is not for the reader’s role: whose it is, and the way on. */
export function NotForRole({ title, children }: NotForRoleProps) {
  const { name } = roleWords[useSession().person.role];
  return (
    <EmptyState
      title={title}
      action={
        <Button component={Link} to="/app" variant="default">
          Go to the home page
        </Button>
      }
    >
      {children} Your role is {name.toLowerCase()}.
    </EmptyState>
  );
}
