import type { Schemas } from '../../api/console.ts';
import { countOf, showTime } from '../../ui/format.ts';
import styles from './Developers.module.css';

const hourMs = 3_600_000;
const width = 8;
const height = 40;

interface HourProps {
  readonly index: number;
  readonly at: string;
  readonly arrived: number;
  readonly bad: number;
  /** Calls for the full height. */
  readonly most: number;
}

function Hour({ index, at, arrived, bad, most }: HourProps) {
  const bar = (className: string, top: number, count: number) => (
    <rect
      x={index * width}
      width={width - 1}
      y={height - (top / most) * height}
      height={(count / most) * height}
      className={styles[className]}
    />
  );
  return (
    <g>
      <title>{`${showTime(at)}: ${arrived} arrived, ${bad} failed`}</title>
      <rect x={index * width} width={width - 1} y={height - 2} height={2} className={styles['idle']} />
      {bar('ok', arrived, arrived)}
      {bar('failed', arrived + bad, bad)}
    </g>
  );
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function findingOf({ ok, failed }: Schemas.WebhookEndpointHealth): string {
  const [arrived, bad] = [sum(ok), sum(failed)];
  return arrived + bad === 0
    ? 'Nothing was sent in the last 24 hours'
    : `${countOf(arrived, 'delivery', 'deliveries')} arrived, ${countOf(bad, 'attempt')} failed in the last 24 hours`;
}

interface HealthStripProps {
  readonly name: string;
  readonly health: Schemas.WebhookEndpointHealth;
}

/** The last 24 hours of an endpoint, an hour each: what arrived, and what failed above it. */
export function HealthStrip({ name, health }: HealthStripProps) {
  const { first_hour, ok, failed } = health;
  const most = Math.max(1, ...ok.map((count, hour) => count + (failed[hour] ?? 0)));
  const finding = findingOf(health);
  const atOf = (hour: number) => new Date(Date.parse(first_hour) + hour * hourMs).toISOString();
  return (
    <div>
      <svg
        className={styles['strip']}
        viewBox={`0 0 ${24 * width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${finding}`}
      >
        {ok.map((arrived, hour) => (
          <Hour
            key={atOf(hour)}
            index={hour}
            at={atOf(hour)}
            arrived={arrived}
            bad={failed[hour] ?? 0}
            most={most}
          />
        ))}
      </svg>
      <p className={styles['soft']}>{finding}.</p>
    </div>
  );
}
