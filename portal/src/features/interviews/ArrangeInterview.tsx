import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { read, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './Interviews.module.css';

const empty = {
  organisation: '',
  candidate_name: '',
  candidate_email: '',
  candidate_phone: '',
  job_role: '',
  interview_date: '',
  minutes: '30',
  interviewer_id: '',
};

type Values = typeof empty;

const bodyOf = ({ candidate_phone, job_role, minutes, interviewer_id, ...values }: Values) => ({
  candidate_name: values.candidate_name,
  candidate_email: values.candidate_email,
  interview_date: values.interview_date,
  minutes: Number(minutes),
  ...(candidate_phone === '' ? {} : { candidate_phone }),
  ...(job_role === '' ? {} : { job_role }),
  ...(interviewer_id === '' ? {} : { interviewer_id: Number(interviewer_id) }),
});

type Form = ReturnType<typeof useForm<Values>>;

function WhoseOrganisation({ form }: { readonly form: Form }) {
  const organisations = useQuery(read('/organisations', { query: { per_page: 100 } }));
  return (
    <NativeSelect
      label="Organisation"
      required
      data={[
        { value: '', label: 'Choose an organisation' },
        ...(organisations.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      {...form.getInputProps('organisation')}
    />
  );
}

function Fields({ form }: { readonly form: Form }) {
  const interviewers = useQuery(read('/interviewers', { query: { is_active: true, per_page: 100 } }));
  return (
    <div className={styles['fields']}>
      <TextInput label="Candidate’s name" required {...form.getInputProps('candidate_name')} />
      <TextInput label="E-mail" type="email" required {...form.getInputProps('candidate_email')} />
      <TextInput label="Phone" type="tel" {...form.getInputProps('candidate_phone')} />
      <TextInput label="Job role" {...form.getInputProps('job_role')} />
      <TextInput
        label="When, London time"
        type="datetime-local"
        required
        {...form.getInputProps('interview_date')}
      />
      <NativeSelect
        label="How long"
        data={['15', '30', '45', '60', '90'].map((value) => ({ value, label: `${value} minutes` }))}
        {...form.getInputProps('minutes')}
      />
      <NativeSelect
        label="Interviewer"
        description="Can follow later."
        data={[
          { value: '', label: 'To be assigned' },
          ...(interviewers.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        {...form.getInputProps('interviewer_id')}
      />
    </div>
  );
}

/** Arranges an interview with a candidate. */
export function ArrangeInterview() {
  const { organisation } = useSession();
  const navigate = useNavigate();
  const form = useForm<Values>({ initialValues: empty });
  const forget = useDraft('interview', form);
  const create = useChange('post', '/organisations/{id}/interviews');
  const submit = form.onSubmit((values) =>
    create.mutate(
      { path: { id: organisation?.id ?? Number(values.organisation) }, body: bodyOf(values) },
      {
        onSuccess: ({ id, candidate }) => {
          forget();
          notify(`The interview of ${candidate.name} is arranged. Both sides are mailed.`);
          void navigate({ to: '/app/interviews/$interviewId', params: { interviewId: String(id) } });
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <DeskPage
      title="Arrange an interview"
      back={<Link to="/app/interviews">Interviews</Link>}
      lead="Candidate and interviewer are mailed as soon as it is arranged."
    >
      <form onSubmit={submit} className={styles['form']}>
        {organisation ? null : <WhoseOrganisation form={form} />}
        <Fields form={form} />
        <FormProblem error={create.error} />
        <Button type="submit" size="md" loading={create.isPending} style={{ justifySelf: 'start' }}>
          Arrange the interview
        </Button>
      </form>
    </DeskPage>
  );
}
