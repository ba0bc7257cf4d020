import { Button, Checkbox } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { consoleUrl, read, type Schemas } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { showDay, showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Queue.module.css';
import type { ReferralSearch } from './routes.ts';
import { StateCounts } from './StateCounts.tsx';
import { personOf, statuses, statusOf } from './words.ts';

type Row = Schemas.StaffReferral;

const columns: readonly Column<Row>[] = [
  {
    header: 'Person',
    cell: (row) => (
      <>
        <Link to="/app/referrals/$referralId" params={{ referralId: row.id }} className={styles['link']}>
          {personOf(row)}
        </Link>
        <span className={styles['soft']}>
          {[row.city, row.province_code ?? row.province].filter(Boolean).join(', ')}
        </span>
      </>
    ),
  },
  {
    header: 'State',
    cell: ({ status, open_matches }) => (
      <span className={styles['states']}>
        <Status tone={statusOf(status).tone}>{statusOf(status).label}</Status>
        {open_matches > 0 ? <Status tone="warn">Likely duplicate</Status> : null}
      </span>
    ),
  },
  {
    header: 'Due',
    cell: ({ due_at, is_overdue }) => {
      if (due_at === null) return '–';
      return is_overdue ? <Status tone="bad">Overdue since {showDay(due_at)}</Status> : showMoment(due_at);
    },
  },
  { header: 'Partner', cell: ({ partner_name }) => partner_name },
  { header: 'With', isShort: true, cell: ({ assigned_name }) => assigned_name ?? 'Nobody yet' },
  { header: 'Attempts', cell: ({ contact_attempts }) => contact_attempts, align: 'end' },
  { header: 'Received', cell: ({ received_at }) => showDay(received_at) },
];

const route = getRouteApi('/app/referrals');

interface FiltersProps {
  readonly search: ReferralSearch;
  readonly onChange: (changes: ReferralSearch) => void;
}

const orders = [{ value: 'received', label: 'What came last' }] as const;

function Flags({ search, onChange }: FiltersProps) {
  const flag = (name: 'overdue' | 'matches' | 'mine' | 'sandbox', label: string) => (
    <Checkbox
      label={label}
      checked={search[name] === true}
      onChange={({ currentTarget: { checked } }) => onChange({ [name]: checked ? true : undefined })}
    />
  );
  return (
    <div className={styles['flags']}>
      {flag('mine', 'Mine')}
      {flag('overdue', 'Overdue')}
      {flag('matches', 'Likely duplicates')}
      {flag('sandbox', 'Try-outs')}
    </div>
  );
}

function Filters({ search, onChange }: FiltersProps) {
  const partners = useQuery(readAll('/referral-partners'));
  const { status, partner, sort, search: sought } = search;
  return (
    <>
      <FilterBar
        searchLabel="Search by name, phone, e-mail or reference"
        search={sought}
        onSearch={(text) => onChange({ search: text })}
        set={[status, partner, sort].filter(Boolean).length}
        onClear={() =>
          onChange({ status: undefined, partner: undefined, sort: undefined, search: undefined })
        }
      >
        <Picker
          label="State"
          any="All states"
          options={statuses}
          value={statuses.find(({ value }) => value === status)?.value}
          onPick={(picked) => onChange({ status: picked })}
        />
        <Picker
          label="Partner"
          any="All partners"
          options={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={partner}
          onPick={(picked) => onChange({ partner: picked })}
        />
        <Picker
          label="Order"
          any="What is due first"
          options={orders}
          value={sort}
          onPick={(picked) => onChange({ sort: picked })}
        />
      </FilterBar>
      <Flags search={search} onChange={onChange} />
    </>
  );
}

function useFilter(search: ReferralSearch) {
  const { person } = useSession();
  return {
    ...(search.status ? { status: search.status } : {}),
    ...(search.partner ? { partner_id: search.partner } : {}),
    ...(search.mine ? { assigned_to: person.id } : {}),
    ...(search.overdue ? { is_overdue: true } : {}),
    ...(search.matches ? { has_matches: true } : {}),
    ...(search.search ? { search: search.search } : {}),
    ...(search.sandbox ? { sandbox: true } : {}),
  };
}

function Actions({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  return (
    <>
      <Button component={Link} to="/app/referrals/new">
        Enter a referral
      </Button>
      <Button component={Link} to="/app/referrals/partners" variant="default">
        Partners
      </Button>
      <Button
        component="a"
        href={consoleUrl('/referrals/export', { query: filter })}
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        CSV
      </Button>
    </>
  );
}

/** The staff’s queue of referrals: what is due first. */
export function Queue() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useFilter(search);
  const change = (changes: ReferralSearch) =>
    navigate({ search: { ...search, page: undefined, ...changes }, replace: true });
  const referrals = useQuery(
    read('/referrals', {
      query: { ...filter, sort: search.sort ?? 'due', page: search.page ?? 1, per_page: 25 },
    }),
  );
  return (
    <DeskPage
      title="Referrals"
      lead="People whom partners sent. The most urgent stands first."
      actions={<Actions filter={filter} />}
    >
      <StateCounts search={search} />
      <Filters search={search} onChange={change} />
      <Loaded query={referrals} what="Referrals" height={480}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title="No referral fits">
              Partners send referrals by their programs; what they phone or write is entered here. Widen the
              filters to see more.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Referrals" columns={columns} rows={data} rowKey={({ id }) => id} />
              <Pager meta={meta} onPage={(page) => navigate({ search: { ...search, page } })} />
            </>
          )
        }
      </Loaded>
    </DeskPage>
  );
}
