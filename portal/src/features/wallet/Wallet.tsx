import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { type Role, useOrganisationId, useSession } from '../../session/session.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Balances } from './Balances.tsx';
import { Invoices } from './Invoices.tsx';
import { Ledger } from './Ledger.tsx';
import { PaymentStates } from './PaymentStates.tsx';
import { TopUpDialog } from './TopUpDialog.tsx';
import { useWalletFilters } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

const products = [
  { value: 'practical-training', label: 'Practical Training' },
  { value: 'virtual-bls', label: 'Virtual BLS' },
];

/** Who may buy. */
const payers: readonly Role[] = ['agency_owner', 'agency_admin'];

interface PartsProps {
  readonly wallet: UseQueryResult<Schemas.Wallet>;
  readonly onBuy: ((courseId: number | null) => void) | null;
  readonly seesInvoices: boolean;
}

function Parts({ wallet, onBuy, seesInvoices }: PartsProps) {
  const { search, change } = useWalletFilters();
  return (
    <Tabs
      value={search.tab ?? 'balances'}
      onChange={(tab) => change({ tab: tab === 'ledger' || tab === 'invoices' ? tab : undefined })}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="balances">Balances</Tabs.Tab>
        <Tabs.Tab value="ledger">What moved</Tabs.Tab>
        {seesInvoices ? <Tabs.Tab value="invoices">Invoices</Tabs.Tab> : null}
      </Tabs.List>
      <Tabs.Panel value="balances" pt="md">
        <Loaded query={wallet} what="Balances" height={420}>
          {(data) => <Balances wallet={data} onBuy={onBuy} />}
        </Loaded>
      </Tabs.Panel>
      <Tabs.Panel value="ledger" pt="md">
        <Ledger />
      </Tabs.Panel>
      {seesInvoices ? (
        <Tabs.Panel value="invoices" pt="md">
          <Invoices />
        </Tabs.Panel>
      ) : null}
    </Tabs>
  );
}

/** What an organisation has, what moved, and what it owes. */
export function Wallet() {
  const { role } = useSession().person;
  const id = useOrganisationId();
  const { change, product } = useWalletFilters();
  const [buying, setBuying] = useState<{ readonly courseId: number | null } | null>(null);
  const wallet = useQuery(read('/organisations/{id}/wallet', { path: { id }, query: { product } }));
  const pays = payers.includes(role);
  const takesCards = wallet.data?.takes_cards ?? false;
  const buy = pays && takesCards ? (courseId: number | null) => setBuying({ courseId }) : null;
  return (
    <DeskPage
      title="Wallet"
      lead="Credits and money pay for bookings at once, without an invoice."
      actions={
        buy ? (
          <Button leftSection={<IconCreditCard size={18} aria-hidden />} onClick={() => buy(null)}>
            Top up by card
          </Button>
        ) : undefined
      }
    >
      {pays ? <PaymentStates /> : null}
      <SegmentedControl
        aria-label="Product"
        className={styles['products'] ?? ''}
        data={products}
        value={product}
        onChange={(value) =>
          change({ product: value === 'virtual-bls' ? value : undefined, wallet: undefined })
        }
      />
      <Parts wallet={wallet} onBuy={buy} seesInvoices={role !== 'agency_viewer'} />
      {wallet.data && buying ? (
        <TopUpDialog wallet={wallet.data} courseId={buying.courseId} onClose={() => setBuying(null)} />
      ) : null}
    </DeskPage>
  );
}
