import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Catalogue.module.css';

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly is_active: boolean;
}

interface EntriesProps<Row extends Entry> {
  /** In the singular and without an article: “course”. */
  readonly noun: string;
  /** What such an entry is for, for whoever has none yet. */
  readonly teaches: string;
  readonly query: UseQueryResult<readonly Row[]>;
  readonly columns: readonly Column<Row>[];
  readonly onAdd: () => void;
  readonly onEdit: (row: Row) => void;
  readonly onToggle: (row: Row) => void;
}

const inOrder = <Row extends Entry>(rows: readonly Row[]): Row[] =>
  [...rows].sort(
    (one, other) => Number(other.is_active) - Number(one.is_active) || one.name.localeCompare(other.name),
  );

const endColumns = <Row extends Entry>({
  onEdit,
  onToggle,
}: Pick<EntriesProps<Row>, 'onEdit' | 'onToggle'>): Column<Row>[] => [
  {
    header: 'State',
    cell: ({ is_active }) => (
      <Status tone={is_active ? 'good' : 'quiet'}>{is_active ? 'In use' : 'Not in use'}</Status>
    ),
  },
  {
    header: 'Change',
    align: 'end',
    cell: (row) => (
      <span className={styles['buttons']}>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Edit ${row.name}`}
          onClick={() => onEdit(row)}
        >
          Edit
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={row.is_active ? `Take out of use: ${row.name}` : `Use again: ${row.name}`}
          onClick={() => onToggle(row)}
        >
          {row.is_active ? 'Take out of use' : 'Use again'}
        </Button>
      </span>
    ),
  },
];

/** One list of the catalogue: those in use first, each with its changes beside it. */
export function Entries<Row extends Entry>(props: EntriesProps<Row>) {
  const { noun, teaches, query, columns, onAdd } = props;
  const add = (
    <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
      Add a {noun}
    </Button>
  );
  const all = [{ header: 'Name', cell: ({ name }: Row) => name }, ...columns, ...endColumns(props)];
  return (
    <Loaded query={query} what={`The ${noun}s`}>
      {(data) =>
        data.length === 0 ? (
          <EmptyState title={`No ${noun} yet`} action={add}>
            {teaches}
          </EmptyState>
        ) : (
          <Card
            title={`${countOf(data.filter(({ is_active }) => is_active).length, noun)} in use`}
            aside={add}
          >
            <DataTable caption={`All ${noun}s`} columns={all} rows={inOrder(data)} rowKey={({ id }) => id} />
          </Card>
        )
      }
    </Loaded>
  );
}
