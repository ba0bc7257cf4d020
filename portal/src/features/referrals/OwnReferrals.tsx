import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { consoleUrl, read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Queue.module.css';
import type { ReferralSearch } from './routes.ts';
import { inWords, personOf, statuses, statusOf } from './words.ts';

type Row = Schemas.OwnReferral;
type Asked = Row['status'];

const columns: readonly Column<Row>[] = [
  {
    header: 'Person',
    cell: (row) => (
      <Link to="/app/referrals/$referralId" params={{ referralId: row.id }} className={styles['link']}>
        {personOf(row)}
      </Link>
    ),
  },
  {
    header: 'Status',
    cell: ({ status, is_sandbox }) => (
      <span className={styles['states']}>
        <Status tone={statusOf(status).tone}>{statusOf(status).label}</Status>
        {is_sandbox ? <Status tone="quiet">Test</Status> : null}
      </span>
    ),
  },
  {
    header: 'How it ended',
    cell: ({ outcome, reason }) => ((outcome ?? reason) ? inWords(outcome ?? reason ?? '') : null),
  },
  { header: 'Your reference', cell: ({ external_reference }) => external_reference },
  { header: 'Sent', isShort: true, cell: ({ received_at }) => showDay(received_at) },
  { header: 'Last change', isShort: true, cell: ({ updated_at }) => showDay(updated_at) },
];

const route = getRouteApi('/app/referrals');

function Actions({ filter }: { readonly filter: { readonly status?: Asked } }) {
  return (
    <>
      <Button component={Link} to="/app/referrals/new">
        Refer a person
      </Button>
      <Button component={Link} to="/app/referrals/keys" variant="default">
        API keys
      </Button>
      <Button
        component="a"
        href={consoleUrl('/own-referrals/export', { query: filter })}
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        Download CSV
      </Button>
    </>
  );
}

interface FiltersProps {
  readonly search: ReferralSearch;
  readonly onChange: (changes: ReferralSearch) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { status, search: sought } = search;
  return (
    <FilterBar
      searchLabel="Your reference, the whole of it"
      search={sought}
      onSearch={(text) => onChange({ search: text })}
      set={status ? 1 : 0}
      onClear={() => onChange({ status: undefined, search: undefined })}
    >
      <Picker
        label="Status"
        any="Any status"
        options={statuses}
        value={statuses.find(({ value }) => value === status)?.value}
        onPick={(picked) => onChange({ status: picked })}
      />
    </FilterBar>
  );
}

/** What an organisation referred, and how far each of them is. */
export function OwnReferrals() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isOwner = useSession().person.role === 'agency_owner';
  const partners = useQuery(read('/own-referral-partners', {}));
  const change = (changes: ReferralSearch) =>
    navigate({ search: { ...search, page: undefined, ...changes }, replace: true });
  const filter = {
    ...(search.status ? { status: search.status as Asked } : {}),
    ...(search.search ? { external_reference: search.search } : {}),
  };
  const referrals = useQuery(
    read('/own-referrals', { query: { ...filter, page: search.page ?? 1, per_page: 25 } }),
  );
  const isPartner = (partners.data?.data.length ?? 0) > 0;
  return (
    <DeskPage
      title="Referrals"
      lead="People you sent to debt counselling, and how far each of them is."
      actions={isOwner && isPartner ? <Actions filter={filter} /> : null}
    >
      {isPartner ? <Filters search={search} onChange={change} /> : null}
      <Loaded query={referrals} what="Referrals" height={360}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title={isPartner ? 'No referral fits' : 'You are not a referral partner'}>
              {isPartner
                ? 'An owner of your organisation refers a person here, or your programs do by the Referrals API. Then you follow each of them on this page.'
                : 'Partners send people to debt counselling. Ask the provider to make your organisation one.'}
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
