import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Case.module.css';
import { channels, outcomes, reasons, results, statusOf } from './words.ts';

type Referral = Schemas.ReferralCase;
type Target = Referral['moves'][number]['to'];

interface MoveFormProps {
  readonly referral: Referral;
  readonly to: Target;
  readonly onClose: () => void;
}

const empty = {
  note: '',
  outcome: '',
  reason: '',
  channel: '',
  result: '',
  appointment_at: '',
  duplicate_of: '',
};

const consequences: Partial<Record<Target, string>> = {
  rejected: 'The case ends. The partner is told that it was rejected, and why.',
  out_of_area: 'The case ends, and the partner is told.',
  duplicate: 'This one ends; the other goes on for both, with all its evidence.',
  closed: 'The case ends. The partner learns how only if the person agreed to it.',
  unable_to_contact: 'The case ends. It needs enough attempts, on two days at least.',
  withdrawn: 'The case ends because the person wishes it. It cannot be reopened.',
};

type MoveFields = ReturnType<typeof useForm<typeof empty>>;

const blank = { value: '', label: 'Choose' };

function Select({ form, name, label, data }: SelectProps) {
  return <NativeSelect label={label} required data={[blank, ...data]} {...form.getInputProps(name)} />;
}

interface SelectProps {
  readonly form: MoveFields;
  readonly name: keyof typeof empty;
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
}

/** What a move needs besides where to. */
function Details({
  referral,
  to,
  form,
}: Pick<MoveFormProps, 'referral' | 'to'> & { readonly form: MoveFields }) {
  if (to === 'closed') return <Select form={form} name="outcome" label="How it ended" data={outcomes} />;
  if (to === 'rejected') return <Select form={form} name="reason" label="Reason" data={reasons} />;
  if (to === 'appointment_booked')
    return (
      <TextInput
        type="datetime-local"
        label="When, in your own time"
        required
        {...form.getInputProps('appointment_at')}
      />
    );
  if (to === 'contact_attempted' && referral.status !== 'appointment_booked')
    return (
      <>
        <Select form={form} name="channel" label="By" data={channels} />
        <Select form={form} name="result" label="Result" data={results} />
      </>
    );
  if (to !== 'duplicate') return null;
  const known = referral.matches.map(({ referral_id, first_name, last_name, partner_name }) => ({
    value: referral_id,
    label: `${first_name ?? ''} ${last_name ?? ''}, ${partner_name}`,
  }));
  return known.length > 0 ? (
    <Select form={form} name="duplicate_of" label="Which one goes on" data={known} />
  ) : (
    <TextInput label="Id of the referral that goes on" required {...form.getInputProps('duplicate_of')} />
  );
}

const sent = (values: typeof empty) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === '') return [];
      return [[name, name === 'appointment_at' ? new Date(value).toISOString() : value]];
    }),
  );

/** Moves a case on, with what that needs, and says beforehand what follows. */
export function MoveForm({ referral, to, onClose }: MoveFormProps) {
  const form = useForm({ initialValues: empty });
  const move = useChange('post', '/referrals/{id}/moves');
  const { act, label, tone: _tone } = statusOf(to);
  const title = to === 'acknowledged' && referral.ended_at !== null ? 'Reopen the case' : act;
  const submit = form.onSubmit((values) =>
    move.mutate(
      { path: { id: referral.id }, body: { version: referral.version, to, ...sent(values) } },
      {
        onSuccess: () => {
          notify(`The case is now: ${label.toLowerCase()}.`);
          onClose();
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={styles['form']}>
        {consequences[to] ? <p>{consequences[to]}</p> : null}
        <Details referral={referral} to={to} form={form} />
        <Textarea label="Note" autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
        <FormProblem error={move.error} />
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={move.isPending}>
            {title}
          </Button>
        </DialogButtons>
      </form>
    </Modal>
  );
}
