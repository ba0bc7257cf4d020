import type { ReactNode } from 'react';
import styles from './DataTable.module.css';

/** One column of a table. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  readonly align?: 'end';
}

interface DataTableProps<Row> {
  /** Says what the table lists, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}

/** Rows and columns; on a telephone each row becomes a card whose lines name their column. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{caption}</caption>
      <thead>
        <tr>
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
            {columns.map(({ header, cell, align }, index) => {
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell key={header} {...(index === 0 ? { scope: 'row' } : {})} data-align={align}>
                  {index === 0 ? null : (
                    <span aria-hidden className={styles['label']}>
                      {header}
                    </span>
                  )}
                  <div className={styles['value']}>{cell(row)}</div>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
