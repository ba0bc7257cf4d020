import type { Schemas } from '../../api/console.ts';
import { HourBars } from '../../ui/charts/HourBars.tsx';
import { countOf } from '../../ui/format.ts';

const hourMs = 3_600_000;

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

/** The last 24 hours of an endpoint: what arrived, and what failed above it. */
export function HealthStrip({ name, health }: HealthStripProps) {
  const { first_hour, ok, failed } = health;
  const finding = findingOf(health);
  return (
    <HourBars
      hours={ok.map((good, hour) => ({
        hour: new Date(Date.parse(first_hour) + hour * hourMs).toISOString(),
        good,
        bad: failed[hour] ?? 0,
      }))}
      label={`${name}: ${finding}`}
      caption={finding}
    />
  );
}
