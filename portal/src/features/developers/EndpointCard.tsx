import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Developers.module.css';
import { HealthStrip } from './HealthStrip.tsx';

type Endpoint = Schemas.WebhookWithHealth;

function State({ endpoint }: { readonly endpoint: Endpoint }) {
  if (endpoint.switched_off_at !== null)
    return <Status tone="bad">Switched off by its failures, {showMoment(endpoint.switched_off_at)}</Status>;
  if (!endpoint.is_active) return <Status tone="quiet">Paused</Status>;
  if (endpoint.consecutive_failures > 0)
    return <Status tone="warn">{countOf(endpoint.consecutive_failures, 'event')} given up</Status>;
  return <Status tone="good">On</Status>;
}

interface EndpointCardProps {
  readonly endpoint: Endpoint;
  /** The product's name. */
  readonly title: string;
  readonly onEdit: () => void;
  readonly onSecret: (secret: string) => void;
}

/** Where an endpoint is found in the console API. */
const usePath = ({ product, id }: Endpoint) => ({ id: useOrganisationId(), product, endpointId: id });

interface QuestionProps {
  readonly endpoint: Endpoint;
  readonly onClose: () => void;
}

function Pause({ endpoint, onClose }: QuestionProps) {
  const edit = useChange('patch', '/organisations/{id}/webhooks/{product}/{endpointId}');
  const path = usePath(endpoint);
  return (
    <ConfirmDialog
      opened
      title={`Pause “${endpoint.name}”?`}
      action="Pause it"
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onConfirm={() => edit.mutate({ path, body: { is_active: false } }, { onSuccess: onClose })}
    >
      <p>
        Nothing is sent to it, and retries that wait stop. What it misses can be sent once it is on again.
      </p>
    </ConfirmDialog>
  );
}

function Rotate({ endpoint, onClose, onSecret }: QuestionProps & Pick<EndpointCardProps, 'onSecret'>) {
  const rotate = useChange('post', '/organisations/{id}/webhooks/{product}/{endpointId}/rotate-secret');
  const path = usePath(endpoint);
  const rotated = ({ secret }: { readonly secret: string }) => {
    onClose();
    onSecret(secret);
  };
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`A new secret for “${endpoint.name}”?`}
      action="Replace the secret"
      pending={rotate.isPending}
      error={rotate.error}
      onClose={onClose}
      onConfirm={() => rotate.mutate({ path }, { onSuccess: rotated })}
    >
      <p>The old one stops at once: until your receiver knows the new one, it will find signatures wrong.</p>
    </ConfirmDialog>
  );
}

function Delete({ endpoint, onClose }: QuestionProps) {
  const remove = useChange('delete', '/organisations/{id}/webhooks/{product}/{endpointId}');
  const path = usePath(endpoint);
  const removed = () => {
    onClose();
    notify(`“${endpoint.name}” is deleted.`);
  };
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`Delete “${endpoint.name}”?`}
      action="Delete it"
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate({ path }, { onSuccess: removed })}
    >
      <p>Nothing more is sent to {endpoint.url}; its secret and its log are gone for you.</p>
    </ConfirmDialog>
  );
}

/** What is done with an endpoint; where it has consequences they are told first. */
function Actions({ endpoint, onEdit, onSecret }: Omit<EndpointCardProps, 'title'>) {
  const path = usePath(endpoint);
  const [asked, setAsked] = useState<'rotate' | 'delete' | 'pause' | null>(null);
  const edit = useChange('patch', '/organisations/{id}/webhooks/{product}/{endpointId}');
  const test = useChange('post', '/organisations/{id}/webhooks/{product}/{endpointId}/test');
  const close = () => setAsked(null);
  const button = (label: string, onClick: () => void, loading = false) => (
    <Button variant="default" size="compact-sm" loading={loading} onClick={onClick}>
      {label}
      <VisuallyHidden component="span"> {endpoint.name}</VisuallyHidden>
    </Button>
  );
  const sendTest = () =>
    test.mutate({ path }, { onSuccess: () => notify('A test is on its way: see Deliveries.') });
  const switchOn = () => edit.mutate({ path, body: { is_active: true } });
  return (
    <>
      <div className={styles['row']}>
        {endpoint.is_active ? button('Send a test', sendTest, test.isPending) : null}
        {button('Change', onEdit)}
        {endpoint.is_active
          ? button('Pause', () => setAsked('pause'))
          : button('Switch on', switchOn, edit.isPending)}
        {button('New secret', () => setAsked('rotate'))}
        {button('Delete', () => setAsked('delete'))}
      </div>
      <FormProblem error={test.error ?? edit.error} />
      {asked === 'pause' ? <Pause endpoint={endpoint} onClose={close} /> : null}
      {asked === 'rotate' ? <Rotate endpoint={endpoint} onClose={close} onSecret={onSecret} /> : null}
      {asked === 'delete' ? <Delete endpoint={endpoint} onClose={close} /> : null}
    </>
  );
}

/** One endpoint: how it does, and what can be done with it. */
export function EndpointCard({ endpoint, title, onEdit, onSecret }: EndpointCardProps) {
  const { last_response_code: code, last_called_at: called } = endpoint;
  return (
    <Card title={endpoint.name} aside={<State endpoint={endpoint} />}>
      <p className={styles['code']}>{endpoint.url}</p>
      <HealthStrip name={endpoint.name} health={endpoint.health} />
      <p className={styles['soft']}>
        {title}, {countOf(endpoint.events.length, 'event')}; secret {endpoint.secret_prefix}…
        {called === null
          ? ''
          : `; last call ${showMoment(called)}${code === null ? '' : `, answered ${code}`}`}
        .{' '}
        <Link to="/app/developers" search={{ tab: 'deliveries', endpoint: endpoint.id }}>
          Its deliveries<VisuallyHidden component="span"> to {endpoint.name}</VisuallyHidden>
        </Link>
      </p>
      <Actions endpoint={endpoint} onEdit={onEdit} onSecret={onSecret} />
    </Card>
  );
}
