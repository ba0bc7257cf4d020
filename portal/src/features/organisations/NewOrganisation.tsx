import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './Organisations.module.css';
import { type Product, products } from './products.ts';

const blank = {
  code: '',
  name: '',
  email: '',
  billing_email: '',
  phone: '',
  products: ['practical-training'] as Product[],
};

function ProductChoice(field: { readonly value?: string[]; readonly onChange?: (value: string[]) => void }) {
  return (
    <Checkbox.Group label="Products" {...field}>
      <div className={styles['checks']}>
        {products.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function NewForm({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({ initialValues: blank });
  const forget = useDraft('new organisation', form);
  const create = useChange('post', '/organisations');
  const navigate = useNavigate();
  const submit = form.onSubmit((body) =>
    create.mutate(
      { body },
      {
        onSuccess: (made) => {
          forget();
          onClose();
          notify(`${made.name} is taken on. Next: invite an owner, add credits.`);
          void navigate({
            to: '/app/organisations/$organisationId',
            params: { organisationId: String(made.id) },
          });
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextInput label="Name" required data-autofocus maxLength={255} {...form.getInputProps('name')} />
      <TextInput
        label="Account code"
        description="3 to 20 letters and digits. It stays for ever."
        required
        maxLength={20}
        {...form.getInputProps('code')}
      />
      <div className={styles['pair']}>
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="E-mail for invoices" type="email" {...form.getInputProps('billing_email')} />
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
      </div>
      <ProductChoice {...form.getInputProps('products')} />
      <FormProblem error={create.error} />
      <DialogButtons onClose={onClose}>
        <Button type="submit" loading={create.isPending}>
          Take it on
        </Button>
      </DialogButtons>
    </form>
  );
}

/** Takes on an organisation, with the default settings. */
export function NewOrganisation({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="New organisation"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NewForm onClose={onClose} />
    </Modal>
  );
}
