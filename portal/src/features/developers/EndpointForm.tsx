import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Developers.module.css';

type Endpoint = Schemas.WebhookWithHealth;

interface EndpointFormProps {
  readonly products: readonly Schemas.WebhookSide[];
  /** Null: a new one. */
  readonly endpoint: Endpoint | null;
  readonly onRegistered: (secret: string) => void;
  readonly onClose: () => void;
}

type Product = Endpoint['product'];

/** What the form holds at first: of a new endpoint, every event of the first product. */
function initialOf(endpoint: Endpoint | null, [first]: EndpointFormProps['products']) {
  if (endpoint) {
    const { product, name, url, events, timeout_seconds } = endpoint;
    return { product, name, url, events: [...events], timeout_seconds };
  }
  const product: Product = (first?.product as Product | undefined) ?? 'practical-training';
  return {
    product,
    name: '',
    url: '',
    events: first?.events.map(({ type }) => type) ?? [],
    timeout_seconds: 10,
  };
}

type Form = UseFormReturnType<ReturnType<typeof initialOf>>;

/** Sends what was typed: `send` for the form's submission, and how that goes. */
function useSending(form: Form, { endpoint, onRegistered, onClose }: EndpointFormProps) {
  const id = useOrganisationId();
  const register = useChange('post', '/organisations/{id}/webhooks/{product}');
  const edit = useChange('patch', '/organisations/{id}/webhooks/{product}/{endpointId}');
  const onError = (error: Error) => applyRefusal(form, error);
  const send = form.onSubmit(({ product, ...body }) => {
    const changed = () => {
      notify(`“${body.name}” is changed.`);
      onClose();
    };
    if (endpoint)
      edit.mutate({ path: { id, product, endpointId: endpoint.id }, body }, { onError, onSuccess: changed });
    else
      register.mutate(
        { path: { id, product }, body },
        { onError, onSuccess: ({ secret }) => onRegistered(secret) },
      );
  });
  return {
    send,
    isPending: edit.isPending || register.isPending,
    error: endpoint ? edit.error : register.error,
  };
}

interface ProductSelectProps extends Pick<EndpointFormProps, 'products'> {
  readonly form: Form;
}

function ProductSelect({ products, form }: ProductSelectProps) {
  const choose = (value: string | null) => {
    const chosen = products.find(({ product }) => product === value);
    if (!chosen) return;
    const events = chosen.events.map(({ type }) => type);
    form.setValues({ product: chosen.product as Product, events });
  };
  return (
    <Select
      label="Product"
      data={products.map(({ product, title }) => ({ value: product, label: title }))}
      allowDeselect={false}
      value={form.values.product}
      onChange={choose}
    />
  );
}

/** Registers an endpoint, or changes one. */
export function EndpointForm(props: EndpointFormProps) {
  const { products, endpoint, onClose } = props;
  const form = useForm({ initialValues: initialOf(endpoint, products) });
  const { send, isPending, error } = useSending(form, props);
  const side = products.find(({ product }) => product === form.values.product);
  return (
    <Modal
      opened
      onClose={onClose}
      title={endpoint ? `Change “${endpoint.name}”` : 'Register an endpoint'}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={send} className={styles['stack']}>
        {endpoint ? null : <ProductSelect products={products} form={form} />}
        <TextInput label="Your name for it" {...form.getInputProps('name')} />
        <TextInput
          label="Address"
          description="https and public; events are posted to it."
          inputMode="url"
          {...form.getInputProps('url')}
        />
        <Checkbox.Group label="Events" {...form.getInputProps('events')}>
          <div className={styles['stack']}>
            {(side?.events ?? []).map(({ type, title }) => (
              <Checkbox key={type} value={type} label={title} description={type} />
            ))}
          </div>
        </Checkbox.Group>
        <NumberInput
          label="Seconds its answer may take"
          min={1}
          max={30}
          {...form.getInputProps('timeout_seconds')}
        />
        <FormProblem error={error} />
        <Button type="submit" loading={isPending}>
          {endpoint ? 'Save' : 'Register it'}
        </Button>
      </form>
    </Modal>
  );
}
