import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { NotForRole } from '../../ui/NotForRole.tsx';
import { notify } from '../../ui/notify.tsx';
import { OrganisationSelect } from '../../ui/OrganisationSelect.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './Interviews.module.css';
import { arrangers } from './words.ts';

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
  const { value, onChange, error } = form.getInputProps('organisation');
  return (
    <OrganisationSelect
      label="Organisation"
      none="Type a name or code"
      required
      value={value === '' ? undefined : Number(value)}
      onPick={(id) => onChange(id === undefined ? '' : String(id))}
      error={error}
    />
  );
}

function CandidateFields({ form }: { readonly form: Form }) {
  return (
    <div className={styles['fields']}>
      <TextInput label="Candidate’s name" required {...form.getInputProps('candidate_name')} />
      <TextInput label="E-mail" type="email" required {...form.getInputProps('candidate_email')} />
      <TextInput label="Phone (optional)" type="tel" {...form.getInputProps('candidate_phone')} />
      <TextInput label="Job role (optional)" {...form.getInputProps('job_role')} />
    </div>
  );
}

function TimeFields({ form }: { readonly form: Form }) {
  const interviewers = useQuery(readAll('/interviewers', { is_active: true }));
  return (
    <div className={styles['fields']}>
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
        description="Can be chosen later."
        data={[
          { value: '', label: 'Not assigned yet' },
          ...(interviewers.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        {...form.getInputProps('interviewer_id')}
      />
    </div>
  );
}

/** Arranges an interview with a candidate. */
export function ArrangeInterview() {
  const { role } = useSession().person;
  return (
    <DeskPage
      title="Arrange an interview"
      back={<Link to="/app/interviews">Interviews</Link>}
      lead="Candidate and interviewer get an e-mail as soon as it is arranged."
    >
      {arrangers.includes(role) ? (
        <InterviewForm />
      ) : (
        <NotForRole title="You can look at interviews, not arrange them">
          Managers, admins and owners of an organisation arrange them.
        </NotForRole>
      )}
    </DeskPage>
  );
}

function InterviewForm() {
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
          notify(
            `The interview with ${candidate.name} is arranged. Candidate and interviewer get an e-mail.`,
          );
          void navigate({ to: '/app/interviews/$interviewId', params: { interviewId: String(id) } });
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <form onSubmit={submit} className={styles['form']}>
      {organisation ? null : <WhoseOrganisation form={form} />}
      <Card title="Candidate">
        <CandidateFields form={form} />
      </Card>
      <Card title="Interview">
        <TimeFields form={form} />
      </Card>
      <FormProblem error={create.error} />
      <Button type="submit" size="md" loading={create.isPending} style={{ justifySelf: 'start' }}>
        Arrange the interview
      </Button>
    </form>
  );
}
