import { Card } from '../../ui/Card.tsx';
import { showCount, showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import { Figures } from './Figures.tsx';
import styles from './Health.module.css';
import { type SystemHealth, showAge, showBytes, stateOfDatabase } from './state-of.ts';

const sentence = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

/** The database, with what fills it. */
export function DatabaseCard({ health }: { readonly health: SystemHealth }) {
  const { database } = health;
  const state = stateOfDatabase(health);
  const largest = Math.max(1, ...database.tables.map((table) => table.size_bytes));
  const isCurrent = database.migration_number >= database.expected_migration;
  return (
    <Card title="Database" aside={<Status tone={state.tone}>{state.word}</Status>}>
      <Figures
        figures={[
          { name: 'Size', value: showBytes(database.size_bytes) },
          {
            name: 'Connections',
            value: `${showCount(database.connections)} of ${showCount(database.max_connections)}`,
          },
          {
            name: 'Schema version',
            value: String(database.migration_number),
            tone: isCurrent ? 'quiet' : 'bad',
          },
        ]}
      />
      <ul className={styles['tables']}>
        {database.tables.map((table) => (
          <li key={table.name}>
            <span>{sentence(table.name)}</span>
            <span>{showBytes(table.size_bytes)}</span>
            <span aria-hidden className={styles['bar']}>
              <span style={{ width: `${(100 * table.size_bytes) / largest}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <p className={styles['quiet']}>
        Brought up to date {showMoment(database.migrated_at)} ({database.migration_name.replaceAll('_', ' ')}
        ). The largest tables are shown.
      </p>
    </Card>
  );
}

/** The processes, and their versions. */
export function ProcessesCard({ health }: { readonly health: SystemHealth }) {
  const { workers, process, database, checked_at: now } = health;
  return (
    <Card title="Processes">
      {workers.length === 0 ? (
        <p>No worker is running. Start one with “veriward start --role worker”.</p>
      ) : (
        <ul className={styles['workers']}>
          {workers.map((worker) => (
            <li key={worker.id}>
              <span>Worker {worker.id}</span>
              <span className={styles['since']}>for {showAge(worker.since, now)}</span>
              <Status tone={worker.is_alive ? 'good' : 'bad'}>{worker.is_alive ? 'Alive' : 'Gone'}</Status>
            </li>
          ))}
        </ul>
      )}
      <Figures
        figures={[
          { name: 'Veriward', value: process.version },
          { name: 'Node', value: process.node },
          { name: 'PostgreSQL', value: database.version },
          { name: 'Web process', value: showAge(process.started_at, now) },
          { name: 'Its memory', value: showBytes(process.memory_bytes) },
        ]}
      />
    </Card>
  );
}
