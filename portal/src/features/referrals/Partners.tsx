import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Queue.module.css';

const columns: readonly Column<Schemas.ReferralPartner>[] = [
  {
    header: 'Partner',
    cell: ({ id, name }) => (
      <Link
        to="/app/referrals/partners/$partnerId"
        params={{ partnerId: String(id) }}
        className={styles['link']}
      >
        {name}
      </Link>
    ),
  },
  { header: 'Identifier', cell: ({ identifier }) => <code>{identifier}</code> },
  {
    header: 'State',
    cell: ({ status, is_sandbox }) => (
      <span className={styles['states']}>
        <Status tone={status === 'active' ? 'good' : 'bad'}>
          {status === 'active' ? 'Active' : 'Suspended'}
        </Status>
        {is_sandbox ? <Status tone="quiet">For trying out</Status> : null}
      </span>
    ),
  },
  { header: 'Organisation', cell: ({ organisation_name }) => organisation_name ?? '–' },
  { header: 'Live keys', cell: ({ live_keys }) => live_keys, align: 'end' },
  { header: 'Agreement', cell: ({ agreement_date }) => (agreement_date ? showDay(agreement_date) : '–') },
];

function AddPartner({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({ initialValues: { name: '', identifier: '' } });
  const create = useChange('post', '/referral-partners');
  const submit = form.onSubmit((body) =>
    create.mutate({ body }, { onSuccess: onClose, onError: (error) => applyRefusal(form, error) }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title="Add a partner"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} style={{ display: 'grid', gap: '0.75rem' }}>
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <TextInput
          label="Identifier"
          description="Sent with each referral; it never changes. Letters, digits and hyphens."
          required
          {...form.getInputProps('identifier')}
        />
        <FormProblem error={create.error} />
        <Button type="submit" loading={create.isPending}>
          Add the partner
        </Button>
      </form>
    </Modal>
  );
}

const route = getRouteApi('/app/referrals/partners');

/** Who refers people. */
export function Partners() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  const [isAdding, { open, close }] = useDisclosure(false);
  const searchFor = useDebouncedCallback(
    (text: string) => navigate({ search: { search: text || undefined }, replace: true }),
    300,
  );
  const partners = useQuery(
    read('/referral-partners', {
      query: { ...(search.search ? { search: search.search } : {}), page: search.page ?? 1, per_page: 25 },
    }),
  );
  return (
    <DeskPage
      title="Referral partners"
      back={<Link to="/app/referrals">Referrals</Link>}
      actions={person.role === 'staff_admin' ? <Button onClick={open}>Add a partner</Button> : null}
    >
      <TextInput
        label="Search by name or identifier"
        defaultValue={search.search}
        maw="24rem"
        onChange={({ currentTarget }) => searchFor(currentTarget.value)}
      />
      <Loaded query={partners} what="Partners">
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title="No partner fits">
              A partner is whoever sends people: an employer, a union, a bank. Each has an identifier and keys
              of its own.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Referral partners" columns={columns} rows={data} rowKey={({ id }) => id} />
              <Pager meta={meta} onPage={(page) => navigate({ search: { ...search, page } })} />
            </>
          )
        }
      </Loaded>
      {isAdding ? <AddPartner onClose={close} /> : null}
    </DeskPage>
  );
}
