import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { showMoment, showSpan } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { ChangeInterview } from './Change.tsx';
import styles from './Interviews.module.css';
import { Correct, Notes, RecordOutcome } from './Outcome.tsx';
import { arrangers, resultInWords, statusWords } from './words.ts';

function Facts({ interview }: { readonly interview: Schemas.Interview }) {
  const { candidate, organisation } = interview;
  const isStaff = useSession().organisation === null;
  const rows = [
    ['When', showSpan(interview.interview_date, interview.end_date)],
    ['Interviewer', interview.interviewer?.name ?? 'Not assigned yet'],
    [
      'E-mail',
      <a key="email" href={`mailto:${candidate.email}`}>
        {candidate.email}
      </a>,
    ],
    [
      'Phone',
      candidate.phone && (
        <a key="phone" href={`tel:${candidate.phone}`}>
          {candidate.phone}
        </a>
      ),
    ],
    ['Job role', interview.job_role],
    ['Organisation', isStaff && organisation.name],
    ['Result', resultInWords(interview.result)],
    ['Reason', interview.reason],
    ['Arranged', showMoment(interview.created_at)],
  ] as const;
  const { label, tone } = statusWords[interview.status];
  return (
    <Card title="The interview" aside={<Status tone={tone}>{label}</Status>}>
      <dl className={styles['facts']}>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Card>
  );
}

const route = getRouteApi('/app/interviews/$interviewId');

/** One interview, and what the reader may do about it now. */
export function Interview() {
  const id = Number(route.useParams().interviewId);
  const { person } = useSession();
  const query = useQuery(read('/interviews/{id}', { path: { id } }));
  const { data } = query;
  const isStaff = person.role.startsWith('staff_');
  const isEnded = data?.status === 'completed' || data?.status === 'no_show';
  return (
    <DeskPage
      title={data ? `Interview with ${data.candidate.name}` : 'Interview'}
      back={<Link to="/app/interviews">Interviews</Link>}
      actions={data && isEnded ? <Correct interview={data} /> : null}
    >
      <Loaded query={query} what="The interview" height={360}>
        {(interview) => (
          <>
            {isStaff && interview.status === 'booked' && new Date(interview.interview_date) <= new Date() ? (
              <RecordOutcome interview={interview} />
            ) : null}
            <Facts interview={interview} />
            {arrangers.includes(person.role) && interview.status === 'booked' ? (
              <ChangeInterview interview={interview} />
            ) : null}
            {isStaff ? <Notes interview={interview} /> : null}
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
