import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import { NewOrganisation } from './NewOrganisation.tsx';
import styles from './Organisations.module.css';
import { lowWallets, type OrganisationRow, productName, products } from './products.ts';

const route = getRouteApi('/app/organisations');

function Wallets({ row }: { readonly row: OrganisationRow }) {
  const low = lowWallets(row);
  return (
    <div className={styles['stack']}>
      {row.wallets.length === 0 ? <span className={styles['quiet']}>Never used</span> : null}
      {row.wallets.map((wallet) => (
        <span key={wallet.product}>
          <span className={styles['quiet']}>{productName(wallet.product)}</span>{' '}
          {showPence(wallet.balance_pence)}
        </span>
      ))}
      {low.length > 0 ? <Status tone="warn">{`Low: ${low.join('; ')}`}</Status> : null}
    </div>
  );
}

/** The products that cost money by name; of the rest, how many. */
function Products({ row: { products: open } }: { readonly row: OrganisationRow }) {
  if (open.length === 0) return 'None';
  if (open.length === products.length) return 'All';
  const sold = open.filter((product) => product === 'practical-training' || product === 'virtual-bls');
  const rest = open.length - sold.length;
  const more = rest === 0 ? [] : [sold.length === 0 ? countOf(rest, 'product') : `${rest} more`];
  return [...sold.map(productName), ...more].join(', ');
}

function List({ rows }: { readonly rows: readonly OrganisationRow[] }) {
  return (
    <DataTable
      caption="Organisations"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          header: 'Organisation',
          cell: (row) => (
            <div className={styles['stack']}>
              <Link to="/app/organisations/$organisationId" params={{ organisationId: String(row.id) }}>
                {row.name}
              </Link>
              <span className={styles['quiet']}>{row.code}</span>
            </div>
          ),
        },
        {
          header: 'Products',
          cell: (row) => <Products row={row} />,
        },
        { header: 'Wallets', cell: (row) => <Wallets row={row} /> },
        {
          header: 'State',
          cell: (row) =>
            row.status === 'active' ? (
              <Status tone="good">Active</Status>
            ) : (
              <Status tone="bad">Suspended</Status>
            ),
        },
      ]}
    />
  );
}

/** Which organisations are listed. */
function Filters() {
  const { search, status } = route.useSearch();
  const navigate = route.useNavigate();
  const find = useDebouncedCallback((typed: string) => {
    const words = typed.trim();
    void navigate({
      search: { ...(status ? { status } : {}), ...(words === '' ? {} : { search: words }) },
      replace: true,
    });
  }, 250);
  const keep = (next: string | null) =>
    void navigate({
      search: {
        ...(search ? { search } : {}),
        ...(next === 'active' || next === 'suspended' ? { status: next } : {}),
      },
    });
  return (
    <div className={styles['filters']}>
      <TextInput
        label="Name or code"
        leftSection={<IconSearch size={18} aria-hidden />}
        defaultValue={search ?? ''}
        onChange={(event) => find(event.currentTarget.value)}
      />
      <Select
        label="State"
        placeholder="All"
        clearable
        clearButtonProps={{ 'aria-label': 'All states' }}
        data={[
          { value: 'active', label: 'Active' },
          { value: 'suspended', label: 'Suspended' },
        ]}
        value={status ?? null}
        onChange={keep}
      />
    </div>
  );
}

/** All organisations: who they are, what they may use, what they have. */
export function Organisations() {
  const { page = 1, search, status } = route.useSearch();
  const navigate = route.useNavigate();
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(
    read('/organisations', {
      query: {
        page,
        per_page: 20,
        ...(search && search.length > 1 ? { search } : {}),
        ...(status ? { status } : {}),
      },
    }),
  );
  return (
    <DeskPage
      title="Organisations"
      lead="The agencies that book, what they may use and what they have."
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          New organisation
        </Button>
      }
    >
      <Card>
        <Filters />
        <Loaded query={query} what="Organisations" height={360}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <EmptyState title="No organisation">
                Agencies that book training stand here. None has this name or code: change the search, or take
                one on.
              </EmptyState>
            ) : (
              <>
                <List rows={data} />
                <Pager
                  meta={meta}
                  onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })}
                />
              </>
            )
          }
        </Loaded>
      </Card>
      <NewOrganisation opened={isAdding} onClose={() => setAdding(false)} />
    </DeskPage>
  );
}
