import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Developers.module.css';
import { EndpointCard } from './EndpointCard.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { SecretOnce } from './SecretOnce.tsx';

/** Endpoints that hear of what happens. */
export function Webhooks() {
  const id = useOrganisationId();
  const webhooks = useQuery(read('/organisations/{id}/webhooks', { path: { id } }));
  const [form, setForm] = useState<{ readonly endpoint: Schemas.WebhookWithHealth | null } | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const register = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setForm({ endpoint: null })}>
      Register an endpoint
    </Button>
  );
  return (
    <Loaded query={webhooks} what="Webhooks" height={420}>
      {({ data, products }) => (
        <div className={styles['stack']}>
          {data.length === 0 ? (
            <EmptyState title="No endpoints yet" action={products.length > 0 ? register : undefined}>
              An endpoint is an address of yours that hears of bookings, payments, attendance and low balances
              as they happen, signed, and tried again for more than a day.
            </EmptyState>
          ) : (
            <div className={styles['row']}>{register}</div>
          )}
          {data.map((endpoint) => (
            <EndpointCard
              key={endpoint.id}
              endpoint={endpoint}
              title={products.find(({ product }) => product === endpoint.product)?.title ?? endpoint.product}
              onEdit={() => setForm({ endpoint })}
              onSecret={setSecret}
            />
          ))}
          {form ? (
            <EndpointForm
              products={products}
              endpoint={form.endpoint}
              onClose={() => setForm(null)}
              onRegistered={(made) => {
                setForm(null);
                setSecret(made);
              }}
            />
          ) : null}
          {secret ? (
            <SecretOnce secret={secret} title="Keep this secret now" onClose={() => setSecret(null)} />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}
