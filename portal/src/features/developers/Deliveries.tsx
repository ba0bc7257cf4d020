import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { said } from '../../ui/list-search.ts';
import { Pager } from '../../ui/Pager.tsx';
import { DeliveryDetail } from './DeliveryDetail.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import styles from './Developers.module.css';
import { ResendDialog } from './ResendDialog.tsx';
import type { DeveloperSearch } from './routes.ts';

type Endpoint = Schemas.WebhookWithHealth;

/** How often what is on its way is looked at, in milliseconds. */
const lookEveryMs = 5_000;

function useLogSearch() {
  const search = useSearch({ from: '/app/developers' });
  const navigate = useNavigate({ from: '/app/developers' });
  const change = (parts: { readonly [Key in keyof DeveloperSearch]?: DeveloperSearch[Key] | undefined }) =>
    void navigate({
      search: (now) => said({ ...now, page: undefined, ...parts }) as DeveloperSearch,
      resetScroll: false,
    });
  return { search, change };
}

function Filters({
  endpoints,
  endpoint,
}: {
  readonly endpoints: readonly Endpoint[];
  readonly endpoint: Endpoint;
}) {
  const { search, change } = useLogSearch();
  return (
    <div className={styles['filters']}>
      <Select
        label="Endpoint"
        data={endpoints.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(endpoint.id)}
        allowDeselect={false}
        onChange={(value) => change({ endpoint: Number(value), event: undefined })}
      />
      <Select
        label="State"
        data={[
          { value: '', label: 'All' },
          { value: 'failed', label: 'Failed' },
          { value: 'pending', label: 'On its way' },
          { value: 'success', label: 'Arrived' },
        ]}
        value={search.state ?? ''}
        allowDeselect={false}
        onChange={(value) =>
          change({
            state: value === 'failed' || value === 'pending' || value === 'success' ? value : undefined,
          })
        }
      />
      <Select
        label="Event"
        data={[
          { value: '', label: 'All' },
          ...[...endpoint.events, 'webhook.test'].map((type) => ({ value: type, label: type })),
        ]}
        value={search.event ?? ''}
        allowDeselect={false}
        onChange={(value) => change({ event: value || undefined })}
      />
    </div>
  );
}

function Log({ endpoint }: { readonly endpoint: Endpoint }) {
  const id = useOrganisationId();
  const { search, change } = useLogSearch();
  const [shown, setShown] = useState<number | null>(null);
  const { page = 1, state, event } = search;
  const log = useQuery({
    ...read('/organisations/{id}/webhooks/{product}/{endpointId}/deliveries', {
      path: { id, product: endpoint.product, endpointId: endpoint.id },
      query: { page, per_page: 20, ...(state ? { status: state } : {}), ...(event ? { event } : {}) },
    }),
    refetchInterval: lookEveryMs,
  });
  return (
    <Loaded query={log} what="Deliveries" height={420}>
      {({ data, meta }) => (
        <>
          {data.length === 0 ? (
            <EmptyState title="Nothing was sent">
              Every attempt stands here for 30 days, with what was sent and answered. Send a test to see one.
            </EmptyState>
          ) : (
            <>
              <DeliveryTable rows={data} endpoint={endpoint} onShow={setShown} />
              <Pager meta={meta} onPage={(next) => change({ page: next })} />
            </>
          )}
          {shown === null ? null : (
            <DeliveryDetail endpoint={endpoint} deliveryId={shown} onClose={() => setShown(null)} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** What was sent to an endpoint, attempt by attempt, and sending it again. */
export function Deliveries() {
  const id = useOrganisationId();
  const { search } = useLogSearch();
  const webhooks = useQuery(read('/organisations/{id}/webhooks', { path: { id } }));
  const [resending, setResending] = useState(false);
  return (
    <Loaded query={webhooks} what="Webhooks" height={420}>
      {({ data }) => {
        const endpoint = data.find((it) => it.id === search.endpoint) ?? data[0];
        if (!endpoint)
          return (
            <EmptyState title="No endpoints yet">
              Register one under Webhooks: what is sent to it stands here then.
            </EmptyState>
          );
        return (
          <Card
            title="Deliveries"
            aside={
              endpoint.is_active ? (
                <Button variant="default" onClick={() => setResending(true)}>
                  Send again what was missed
                </Button>
              ) : null
            }
          >
            <Filters endpoints={data} endpoint={endpoint} />
            <Log key={endpoint.id} endpoint={endpoint} />
            {resending ? <ResendDialog endpoint={endpoint} onClose={() => setResending(false)} /> : null}
          </Card>
        );
      }}
    </Loaded>
  );
}
