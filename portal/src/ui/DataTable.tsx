import { Checkbox } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import styles from './DataTable.module.css';

type Key = string | number;

/** Rows that were ticked, by key: those of other pages of the list stay ticked. */
export type Chosen<Row> = ReadonlyMap<Key, Row>;

/** Lets rows be ticked, to do something with several of them at once. */
export interface Selection<Row> {
  readonly chosen: Chosen<Row>;
  readonly canChoose: (row: Row) => boolean;
  /** Who or what a row is, for those who do not see it. */
  readonly nameOf: (row: Row) => string;
  readonly onChoose: (chosen: Chosen<Row>) => void;
}

/** One column of a table. */
export interface Column<Row> {
  readonly header: string;
  /** Null where there is nothing to say: a dash in the table, no line on a telephone. */
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  readonly align?: 'end';
  /** Dates and the like stay in one line. */
  readonly isShort?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table lists, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  readonly selection?: Selection<Row> | undefined;
}

interface PickProps<Row> extends Selection<Row> {
  readonly rowKey: (row: Row) => Key;
}

function toggled<Row>({ chosen, rowKey }: PickProps<Row>, rows: readonly Row[], on: boolean): Chosen<Row> {
  const next = new Map(chosen);
  for (const row of rows) {
    if (on) next.set(rowKey(row), row);
    else next.delete(rowKey(row));
  }
  return next;
}

function PickAll<Row>({ rows, ...props }: PickProps<Row> & { readonly rows: readonly Row[] }) {
  const free = rows.filter(props.canChoose);
  const on = free.filter((row) => props.chosen.has(props.rowKey(row))).length;
  return (
    <th scope="col" className={styles['pick']}>
      <Checkbox
        label={<span className={styles['all']}>Choose all on this page</span>}
        disabled={free.length === 0}
        checked={free.length > 0 && on === free.length}
        indeterminate={on > 0 && on < free.length}
        onChange={({ currentTarget }) => props.onChoose(toggled(props, free, currentTarget.checked))}
      />
    </th>
  );
}

function Pick<Row>({ row, ...props }: PickProps<Row> & { readonly row: Row }) {
  return (
    <td className={styles['pick']}>
      {props.canChoose(row) ? (
        <Checkbox
          aria-label={`Choose ${props.nameOf(row)}`}
          checked={props.chosen.has(props.rowKey(row))}
          onChange={({ currentTarget }) => props.onChoose(toggled(props, [row], currentTarget.checked))}
        />
      ) : null}
    </td>
  );
}

interface CellProps<Row> {
  readonly row: Row;
  readonly column: Column<Row>;
  readonly isFirst: boolean;
}

function DataCell<Row>({ row, column: { header, cell, align, isShort }, isFirst }: CellProps<Row>) {
  const value = cell(row);
  const isEmpty = value === null || value === undefined || undefined;
  const marks = { 'data-align': align, 'data-short': isShort, 'data-empty': isEmpty };
  const shown = <div className={styles['value']}>{value ?? '–'}</div>;
  if (isFirst)
    return (
      <th scope="row" {...marks}>
        {shown}
      </th>
    );
  return (
    <td {...marks}>
      <span aria-hidden className={styles['label']}>
        {header}
      </span>
      {shown}
    </td>
  );
}

function Table<Row>({ caption, columns, rows, rowKey, selection }: DataTableProps<Row>) {
  return (
    <table className={styles['table']} data-selectable={selection !== undefined}>
      <caption className={styles['caption']}>{caption}</caption>
      <thead>
        <tr>
          {selection ? <PickAll rows={rows} rowKey={rowKey} {...selection} /> : null}
          {columns.map(({ header, align }) => (
            <th key={header} scope="col" data-align={align}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {selection ? <Pick row={row} rowKey={rowKey} {...selection} /> : null}
            {columns.map((column, index) => (
              <DataCell key={column.header} row={row} column={column} isFirst={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * Rows and columns; on a telephone each row becomes a card whose lines name their column. The first column names the
 * row. Given the same things again it draws nothing: a list that keeps its columns draws its rows once.
 */
export const DataTable = memo(Table) as typeof Table;
