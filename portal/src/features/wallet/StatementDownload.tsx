import { Button, Select, TextInput } from '@mantine/core';
import { IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { consoleUrl } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { londonDay, showDay } from '../../ui/format.ts';
import { useWalletFilters } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

interface Period {
  readonly from: string;
  readonly to: string;
}

const monthStart = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 1, 12)).toISOString().slice(0, 10);
const monthEnd = (year: number, month: number) =>
  new Date(Date.UTC(year, month + 1, 0, 12)).toISOString().slice(0, 10);

/** Periods that accountants ask for, ending today at the latest. */
function periods(today: string): Readonly<Record<string, Period>> {
  const [year = 2026, month = 1] = today.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3) * 3;
  const taxYear = today.slice(5) >= '04-06' ? year : year - 1;
  return {
    'This month': { from: monthStart(year, month - 1), to: today },
    'Last month': { from: monthStart(year, month - 2), to: monthEnd(year, month - 2) },
    'Last quarter': { from: monthStart(year, quarter - 3), to: monthEnd(year, quarter - 1) },
    'This tax year': { from: `${taxYear}-04-06`, to: today },
  };
}

const own = 'Other dates';

interface DatesProps {
  readonly dates: Period;
  readonly onChange: (dates: Period) => void;
}

function Dates({ dates, onChange }: DatesProps) {
  return (
    <>
      <TextInput
        type="date"
        label="First day"
        value={dates.from}
        onChange={(event) => onChange({ ...dates, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Last day"
        value={dates.to}
        error={dates.to < dates.from ? 'Not before the first day.' : null}
        onChange={(event) => onChange({ ...dates, to: event.currentTarget.value })}
      />
    </>
  );
}

/** A statement of a period, as CSV or on paper. */
export const StatementDownload = memo(function StatementDownload() {
  const id = useOrganisationId();
  const { product } = useWalletFilters();
  const presets = periods(londonDay(new Date()));
  const [chosen, setChosen] = useState('Last month');
  const [dates, setDates] = useState<Period>(presets['Last month'] ?? { from: '', to: '' });
  const period = presets[chosen] ?? dates;
  const isWhole = period.from !== '' && period.to !== '' && period.from <= period.to;
  const href = (kind: string) =>
    consoleUrl(`/organisations/{id}/statement/${kind}`, {
      path: { id },
      query: { product, date_from: period.from, date_to: period.to },
    });
  const link = (kind: string) =>
    isWhole ? { component: 'a' as const, href: href(kind), download: true } : { disabled: true };
  return (
    <Card title="Statement">
      <div className={styles['filters']}>
        <Select
          label="Period"
          data={[...Object.keys(presets), own]}
          value={chosen}
          allowDeselect={false}
          onChange={(value) => setChosen(value ?? own)}
        />
        {chosen === own ? (
          <Dates dates={dates} onChange={setDates} />
        ) : (
          <p className={styles['soft']}>
            {showDay(period.from)} to {showDay(period.to)}
          </p>
        )}
      </div>
      <div className={styles['row']}>
        <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} {...link('pdf')}>
          Statement as PDF
        </Button>
        <Button variant="default" leftSection={<IconFileTypeCsv size={18} aria-hidden />} {...link('csv')}>
          Statement as CSV
        </Button>
        <span className={styles['soft']}>Opening balance, every movement, closing balance.</span>
      </div>
    </Card>
  );
});
