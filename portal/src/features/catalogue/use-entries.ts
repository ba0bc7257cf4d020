import { useState } from 'react';
import { notify } from '../../ui/notify.tsx';

interface Named {
  readonly name: string;
  readonly is_active: boolean;
}

/** Which entry is edited: one of the list, a new one, or (null) none. */
export function useEditing<Row>() {
  const [editing, setEditing] = useState<Row | 'new' | null>(null);
  return { editing, add: () => setEditing('new'), edit: setEditing, close: () => setEditing(null) };
}

/** Takes an entry out of use, or back into it, and offers the way back. */
export const toggleWith =
  <Row extends Named>(setActive: (row: Row, isActive: boolean) => Promise<unknown>) =>
  (row: Row): void => {
    const isActive = !row.is_active;
    const done = () =>
      notify(
        isActive ? `${row.name} is in use again.` : `${row.name} is out of use. What is planned stays.`,
        {
          run: () => void setActive(row, !isActive),
        },
      );
    setActive(row, isActive).then(done, (error: unknown) =>
      notify(error instanceof Error ? error.message : 'Not done.'),
    );
  };

/** What is typed, without what was left empty. */
export const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
