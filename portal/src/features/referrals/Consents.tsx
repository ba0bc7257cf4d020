import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconFileTypePdf } from '@tabler/icons-react';
import { consoleUrl, type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Case.module.css';
import { inWords } from './words.ts';

type Referral = Schemas.ReferralCase;

interface Said {
  readonly given: string;
  readonly method: string;
  readonly share_outcome: boolean;
  readonly note: string;
}

const bodyOf = ({ given, method, share_outcome, note }: Said) => ({
  given: given === 'yes',
  method: method as 'verbal',
  share_outcome,
  ...(note === '' ? {} : { note }),
});

function AppendConsent({ referral, onDone }: { readonly referral: Referral; readonly onDone: () => void }) {
  const form = useForm({
    initialValues: { given: 'yes', method: 'verbal', share_outcome: referral.share_outcome, note: '' },
  });
  const append = useChange('post', '/referrals/{id}/consents');
  const submit = form.onSubmit(({ given, method, share_outcome, note }) =>
    append.mutate(
      {
        path: { id: referral.id },
        body: bodyOf({ given, method, share_outcome, note }),
      },
      { onSuccess: onDone, onError: (error) => applyRefusal(form, error) },
    ),
  );
  return (
    <form onSubmit={submit} className={styles['form']}>
      <NativeSelect
        label="The person"
        data={[
          { value: 'yes', label: 'agrees' },
          { value: 'no', label: 'takes their agreement back' },
        ]}
        {...form.getInputProps('given')}
      />
      <NativeSelect
        label="How"
        data={['verbal', 'written', 'web'].map((value) => ({ value, label: inWords(value) }))}
        {...form.getInputProps('method')}
      />
      <Checkbox
        label="The partner may learn how it goes"
        {...form.getInputProps('share_outcome', { type: 'checkbox' })}
      />
      <Textarea label="Note" autosize minRows={2} {...form.getInputProps('note')} />
      <FormProblem error={append.error} />
      <DialogButtons onClose={onDone}>
        <Button type="submit" loading={append.isPending}>
          Record it
        </Button>
      </DialogButtons>
    </form>
  );
}

/** The evidence of consent: never changed, only added to. */
export function Consents({ referral }: { readonly referral: Referral }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Card
      title="Consent"
      aside={
        <Button
          component="a"
          href={consoleUrl('/referrals/{id}/evidence', { path: { id: referral.id } })}
          variant="default"
          size="compact-sm"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
        >
          Evidence
        </Button>
      }
    >
      <ol className={styles['events']}>
        {referral.consents.map((record) => (
          <li key={`${record.recorded_at} ${record.source} ${record.given}`}>
            <Status tone={record.given ? 'good' : 'bad'}>{record.given ? 'Agreed' : 'Taken back'}</Status>
            <p>
              {inWords(record.source)}
              {record.method ? `, ${record.method}` : ''} ·{' '}
              {record.share_outcome ? 'the partner may learn how it goes' : 'the partner learns nothing more'}
            </p>
            {record.note ? <p>{record.note}</p> : null}
            <p className={styles['soft']}>
              {showMoment(record.consented_at ?? record.recorded_at)} ·{' '}
              {record.recorded_by ?? 'by the partner'}
            </p>
          </li>
        ))}
      </ol>
      {isOpen ? <AppendConsent referral={referral} onDone={close} /> : null}
      {isOpen || referral.erased_at !== null ? null : (
        <Button variant="default" onClick={open} style={{ justifySelf: 'start' }}>
          Record what the person said
        </Button>
      )}
    </Card>
  );
}
