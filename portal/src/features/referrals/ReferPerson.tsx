import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { read, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './ReferPerson.module.css';
import { inWords } from './words.ts';

const empty = {
  first_name: '',
  last_name: '',
  phone_number: '',
  email_address: '',
  city: '',
  province: '',
  language: '',
  notes: '',
  external_reference: '',
  given: false,
  method: 'verbal',
  share_outcome: false,
  partner_id: '',
};

/** Languages the counsellors can find somebody for; the API takes any. */
const languages = [
  { value: '', label: 'English' },
  { value: 'fr-CA', label: 'French' },
  { value: 'ar', label: 'Arabic' },
  { value: 'zh', label: 'Chinese' },
  { value: 'fa', label: 'Farsi' },
  { value: 'pa', label: 'Punjabi' },
  { value: 'es', label: 'Spanish' },
  { value: 'tl', label: 'Tagalog' },
] as const;

type Values = typeof empty;

/** What the API takes: what was left empty is left out. */
function bodyOf({ given, method, share_outcome, partner_id, ...person }: Values) {
  const { language, notes, external_reference, ...needed } = person;
  return {
    ...needed,
    ...(language === '' ? {} : { language }),
    ...(notes === '' ? {} : { notes }),
    ...(external_reference === '' ? {} : { external_reference }),
    ...(given ? { consent: { given, method: method as 'verbal', share_outcome } } : {}),
    ...(partner_id === '' ? {} : { partner_id: Number(partner_id) }),
  };
}

/** Either way of sending the form, and where to go afterwards. */
function useSubmit(isStaff: boolean, onDone: (id: string) => void) {
  const enter = useChange('post', '/referrals');
  const submit = useChange('post', '/own-referrals');
  const send = (values: Values, onError: (error: Error) => void) => {
    const args = { body: bodyOf(values) };
    const done = { onSuccess: ({ id }: { readonly id: string }) => onDone(id), onError };
    if (isStaff) enter.mutate(args, done);
    else submit.mutate(args, done);
  };
  return { send, ...(isStaff ? enter : submit) };
}

function usePartners(isStaff: boolean) {
  const all = useQuery({
    ...readAll('/referral-partners'),
    enabled: isStaff,
  });
  const own = useQuery({ ...read('/own-referral-partners', {}), enabled: !isStaff });
  return (isStaff ? all.data : own.data?.data)?.filter(({ status }) => status === 'active');
}

type Form = ReturnType<typeof useForm<Values>>;

function PersonFields({ form }: { readonly form: Form }) {
  return (
    <Card title="The person">
      <div className={styles['fields']}>
        <TextInput label="First name" required {...form.getInputProps('first_name')} />
        <TextInput label="Last name" required {...form.getInputProps('last_name')} />
        <TextInput
          label="Phone"
          type="tel"
          description="With country code, such as +1 604 555 9999"
          required
          {...form.getInputProps('phone_number')}
        />
        <TextInput label="E-mail" type="email" required {...form.getInputProps('email_address')} />
        <TextInput label="City" required {...form.getInputProps('city')} />
        <TextInput label="Province or territory" required {...form.getInputProps('province')} />
        <NativeSelect
          label="Language they prefer"
          data={[...languages]}
          {...form.getInputProps('language')}
        />
        <TextInput label="Your reference (optional)" {...form.getInputProps('external_reference')} />
      </div>
      <Textarea
        label="Notes for the counsellor (optional)"
        description="For example, when it is best to call."
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('notes')}
      />
    </Card>
  );
}

function ConsentFields({ form }: { readonly form: Form }) {
  return (
    <Card title="Consent">
      <Checkbox
        label="The person agrees to be referred"
        {...form.getInputProps('given', { type: 'checkbox' })}
      />
      {form.errors['consent'] ? (
        <p role="alert" className={styles['error']}>
          {form.errors['consent']}
        </p>
      ) : null}
      {form.values.given ? (
        <>
          <NativeSelect
            label="How they agreed"
            data={['verbal', 'written', 'web'].map((value) => ({ value, label: inWords(value) }))}
            {...form.getInputProps('method')}
          />
          <Checkbox
            label="They also agree that the partner learns how it goes"
            {...form.getInputProps('share_outcome', { type: 'checkbox' })}
          />
        </>
      ) : null}
    </Card>
  );
}

function firstConsentProblem(error: Error): string | undefined {
  if (!(error instanceof RequestFailed)) return undefined;
  return Object.entries(error.errors)
    .find(([field]) => field.startsWith('consent'))?.[1]
    .join(' ');
}

function ReferralForm({ isStaff }: { readonly isStaff: boolean }) {
  const navigate = useNavigate();
  const form = useForm<Values>({ initialValues: empty });
  const forget = useDraft(isStaff ? 'referral by staff' : 'referral', form);
  const partners = usePartners(isStaff);
  const submit = useSubmit(isStaff, (referralId) => {
    forget();
    notify('The referral is taken.');
    void navigate({ to: '/app/referrals/$referralId', params: { referralId } });
  });
  const onSubmit = form.onSubmit((values) =>
    submit.send(values, (error) => {
      applyRefusal(form, error);
      const problem = firstConsentProblem(error);
      if (problem) form.setFieldError('consent', problem);
    }),
  );
  if (partners?.length === 0)
    return (
      <EmptyState title="There is no partner to refer for">
        A referral is always a partner’s. The provider adds partners, and says whose people act for them.
      </EmptyState>
    );
  return (
    <form onSubmit={onSubmit} className={styles['form']} noValidate>
      {isStaff || (partners?.length ?? 0) > 1 ? (
        <NativeSelect
          label="For which partner"
          required
          data={[
            { value: '', label: 'Choose a partner' },
            ...(partners ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          {...form.getInputProps('partner_id')}
        />
      ) : null}
      <PersonFields form={form} />
      <ConsentFields form={form} />
      <FormProblem error={submit.error} />
      <Button type="submit" size="md" loading={submit.isPending} style={{ justifySelf: 'start' }}>
        {isStaff ? 'Enter the referral' : 'Refer this person'}
      </Button>
    </form>
  );
}

/** Refers a person: staff for a partner that phoned or wrote, an owner for their own organisation. */
export function ReferPerson() {
  const isStaff = useSession().organisation === null;
  return (
    <DeskPage
      title={isStaff ? 'Enter a referral' : 'Refer a person'}
      back={<Link to="/app/referrals">Referrals</Link>}
      lead={
        isStaff
          ? 'For a partner who phoned or wrote.'
          : 'A debt counsellor calls them. You follow how far it is under Referrals.'
      }
    >
      <ReferralForm isStaff={isStaff} />
    </DeskPage>
  );
}
