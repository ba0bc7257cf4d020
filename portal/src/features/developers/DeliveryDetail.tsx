import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Developers.module.css';

interface DeliveryDetailProps {
  readonly endpoint: Schemas.WebhookWithHealth;
  readonly deliveryId: number;
  readonly onClose: () => void;
}

/** JSON with its lines broken, for reading; anything else as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** One attempt: what was sent, what came back. */
export function DeliveryDetail({ endpoint, deliveryId, onClose }: DeliveryDetailProps) {
  const id = useOrganisationId();
  const path = { id, product: endpoint.product, endpointId: endpoint.id, deliveryId };
  const delivery = useQuery(
    read('/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}', { path }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Delivery ${deliveryId}`}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Loaded query={delivery} what="The delivery">
        {(row) => (
          <div className={styles['stack']}>
            <p className={styles['soft']}>
              {row.event_type}, event <span className={styles['code']}>{row.event_id}</span>, attempt{' '}
              {row.attempt}
              {row.error ? `; there was no whole answer: ${row.error}` : ''}.
            </p>
            <CodeBlock
              label="Sent"
              code={row.request_body === null ? 'Not kept any more.' : readable(row.request_body)}
            />
            {row.request_headers ? (
              <CodeBlock
                label="Headers"
                code={Object.entries(row.request_headers)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join('\n')}
              />
            ) : null}
            <CodeBlock
              label={row.response_status === null ? 'Answer' : `Answer, status ${row.response_status}`}
              code={row.response_body || 'Nothing.'}
              canCopy={false}
            />
          </div>
        )}
      </Loaded>
    </Modal>
  );
}
