import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { Access } from './Access.tsx';
import { Invoices } from './Invoices.tsx';
import styles from './Organisations.module.css';
import { Particulars } from './Particulars.tsx';
import { lowWallets, type OrganisationRow, type SoldProduct } from './products.ts';
import { Rates } from './Rates.tsx';
import { organisationTabs } from './routes.ts';
import { Settings } from './Settings.tsx';
import { Wallet } from './Wallet.tsx';

const route = getRouteApi('/app/organisations/$organisationId');

const titles = {
  particulars: 'Particulars',
  settings: 'Settings',
  rates: 'Rates',
  wallet: 'Wallet',
  invoices: 'Invoices',
  access: 'Access',
} as const satisfies Record<(typeof organisationTabs)[number], string>;

type Tab = keyof typeof titles;

function Part({ tab, organisation }: { readonly tab: Tab; readonly organisation: OrganisationRow }) {
  const search = route.useSearch();
  const product: SoldProduct = search.product ?? 'practical-training';
  const { page = 1 } = search;
  const navigate = route.useNavigate();
  const list = {
    organisationId: organisation.id,
    product,
    page,
    onProduct: (next: string | null) =>
      void navigate({ search: { tab, ...(next === 'virtual-bls' ? { product: next } : {}) } }),
    onPage: (next: number) => void navigate({ search: (old) => ({ ...old, page: next }) }),
  };
  if (tab === 'settings') return <Settings organisation={organisation} />;
  if (tab === 'rates') return <Rates {...list} />;
  if (tab === 'wallet') return <Wallet {...list} organisation={organisation} />;
  if (tab === 'invoices') return <Invoices {...list} />;
  if (tab === 'access') return <Access {...list} organisation={organisation} />;
  return <Particulars organisation={organisation} />;
}

function Lead({ organisation }: { readonly organisation: OrganisationRow }) {
  return (
    <>
      {organisation.code} · number {organisation.id}{' '}
      {organisation.status === 'suspended' ? <Status tone="bad">Suspended</Status> : null}{' '}
      {lowWallets(organisation).length > 0 ? <Status tone="warn">Low balance</Status> : null}
    </>
  );
}

/** One organisation, and everything that staff set for it. */
export function Organisation() {
  const { organisationId } = route.useParams();
  const { tab = 'particulars' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(read('/organisations/{id}', { path: { id: Number(organisationId) } }));
  return (
    <DeskPage
      title={query.data?.name ?? 'Organisation'}
      back={<Link to="/app/organisations">All organisations</Link>}
      lead={query.data ? <Lead organisation={query.data} /> : null}
    >
      <Loaded query={query} what="The organisation" height={420}>
        {(organisation) => (
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(next) => {
              const known = organisationTabs.find((one) => one === next);
              void navigate({ search: known ? { tab: known } : {} });
            }}
          >
            <Tabs.List className={styles['tabs']} aria-label="Parts of the organisation">
              {organisationTabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {titles[one]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {organisationTabs.map((one) => (
              <Tabs.Panel key={one} value={one} pt="lg">
                <Part tab={one} organisation={organisation} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </Loaded>
    </DeskPage>
  );
}
