import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './Developers.module.css';

type Product = Schemas.ApiKey['products'][number];

const products: readonly (readonly [Product, string])[] = [
  ['practical-training', 'Practical Training'],
  ['virtual-bls', 'Virtual BLS'],
  ['hb-services', 'HB Services'],
];

/** The key, this once, and the first thing to do with it. */
function MadeKey(props: {
  readonly made: Schemas.NewApiKey;
  readonly clientId: string;
  readonly onClose: () => void;
}) {
  const { made, clientId, onClose } = props;
  const product = made.products.find((it) => it !== 'hb-services') ?? 'practical-training';
  const base = `${window.location.origin}/${product}/v1`;
  const body = `{"hb_client_id": "${clientId}", "api_key": "${made.api_key}"}`;
  return (
    <div className={styles['stack']}>
      <p className={styles['soft']}>
        This is shown once. Keep it where your system finds its secrets, never in its code.
      </p>
      <CodeBlock label="API key" code={made.api_key} />
      <p className={styles['soft']}>Exchange it for an access token, then ask for something with that:</p>
      <CodeBlock
        label="First call"
        code={`curl -X POST ${base}/auth/token \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'\n\ncurl ${base}/courses \\\n  -H 'Authorization: Bearer ACCESS_TOKEN'`}
        placeholders={['ACCESS_TOKEN']}
      />
      <Button onClick={onClose}>I have kept it</Button>
    </div>
  );
}

/** Makes a key and shows it, once. */
export function NewKey({ clientId, onClose }: { readonly clientId: string; readonly onClose: () => void }) {
  const id = useOrganisationId();
  const make = useChange('post', '/organisations/{id}/api-keys');
  const form = useForm<{ name: string; products: Product[] }>({
    initialValues: { name: '', products: ['practical-training'] },
  });
  const send = form.onSubmit((body) =>
    make.mutate({ path: { id }, body }, { onError: (error) => applyRefusal(form, error) }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!make.data}
      title={make.data ? 'Keep this key now' : 'Make a key'}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {make.data ? (
        <MadeKey made={make.data} clientId={clientId} onClose={onClose} />
      ) : (
        <form onSubmit={send} className={styles['stack']}>
          <TextInput
            label="What it is for"
            description="Such as the system that will use it."
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label="What it opens" {...form.getInputProps('products')}>
            <div className={styles['row']}>
              {products.map(([value, label]) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </div>
          </Checkbox.Group>
          <FormProblem error={make.error} />
          <Button type="submit" loading={make.isPending}>
            Make the key
          </Button>
        </form>
      )}
    </Modal>
  );
}
