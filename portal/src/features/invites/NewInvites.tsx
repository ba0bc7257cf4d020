import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { NotForRole } from '../../ui/NotForRole.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { problemsOf } from '../find/candidates.ts';
import { InviteeRows } from './InviteeRows.tsx';
import { type Invitee, inviteeFor } from './invitee.ts';
import styles from './NewInvites.module.css';
import { Terms, type TermsValues } from './Terms.tsx';
import { useSendInvites } from './use-send-invites.ts';

interface Values extends TermsValues {
  readonly rows: readonly Invitee[];
}

const blank: Values = {
  rows: [inviteeFor()],
  course_id: null,
  location_id: null,
  training_event_id: null,
  pay_option: 'credits',
  message: '',
  expires_in_days: 30,
};

const isOpen = ({ outcome }: Invitee) => outcome.state !== 'sent';

const isFlawed = (row: Invitee, rows: readonly Invitee[]) =>
  Object.keys(
    problemsOf(
      row.candidate,
      rows.filter(({ key }) => key !== row.key).map(({ candidate }) => candidate),
      { needsPhone: false },
    ),
  ).length > 0;

/** What is wrong before anything is sent; null: nothing. */
function obstacleOf({ rows, course_id }: Values): string | null {
  const open = rows.filter(isOpen);
  const flawed = open.filter((row) => isFlawed(row, rows)).length;
  if (open.length === 0) return 'Add at least one candidate.';
  if (course_id === null) return 'Choose the course.';
  return flawed > 0 ? `${countOf(flawed, 'candidate')} cannot be invited as written: see the fields.` : null;
}

/** What a new form begins with: an event or a course of the address, or the invite that is repeated. */
function useBeginning(apply: (values: Partial<Values>) => void) {
  const { event: eventId, course, again } = useSearch({ from: '/app/invites/new' });
  const event = useQuery({
    ...read('/open-events/{id}', { path: { id: eventId ?? 0 } }),
    enabled: eventId !== undefined,
  });
  const before = useQuery({
    ...read('/invites/{id}', { path: { id: again ?? 0 } }),
    enabled: again !== undefined,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what it begins with is there
  useEffect(() => {
    if (course !== undefined) apply({ course_id: String(course) });
    const { data: fixed } = event;
    if (fixed)
      apply({
        course_id: String(fixed.course.id),
        location_id: String(fixed.location.id),
        training_event_id: String(fixed.id),
      });
    const { data: earlier } = before;
    if (earlier)
      apply({
        course_id: String(earlier.course.id),
        location_id: earlier.location ? String(earlier.location.id) : null,
        pay_option: earlier.pay_option,
        message: earlier.message ?? '',
        rows: [
          inviteeFor({
            ...earlier.candidate,
            phone: earlier.candidate.phone ?? '',
            job_role: earlier.candidate.job_role ?? '',
          }),
        ],
      });
  }, [event.data?.id, before.data?.id, course]);
}

function standingOf(sent: number, open: number, obstacle: string | null): string {
  if (obstacle !== null && open > 0) return obstacle;
  if (sent === 0) return 'Nothing is charged or reserved until a candidate books.';
  return `${countOf(sent, 'invite')} sent. ${open > 0 ? `${open} not yet.` : ''}`;
}

function Next({ onSee, onMore }: { readonly onSee: () => void; readonly onMore: () => void }) {
  return (
    <div className={styles['buttons']}>
      <Button component={Link} to="/app/invites" onClick={onSee}>
        See all invites
      </Button>
      <Button variant="default" onClick={onMore}>
        Invite more
      </Button>
    </div>
  );
}

function NewInvitesForm({ means }: { readonly means: Schemas.BookingMeans }) {
  const form = useForm<Values>({ initialValues: blank });
  const { values } = form;
  const forget = useDraft('invites', form);
  const [strict, setStrict] = useState(false);
  useBeginning((given) => form.setValues(given));
  const setRows = (next: (rows: readonly Invitee[]) => readonly Invitee[]) =>
    form.setValues((before) => ({ rows: next(before.rows ?? []) }));
  const { progress, sendAll } = useSendInvites(setRows);
  const obstacle = obstacleOf(values);
  const open = values.rows.filter(isOpen);
  const sent = values.rows.length - open.length;
  const isDone = sent > 0 && open.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once all is sent there is no draft to come back to
  useEffect(() => {
    if (isDone) forget();
  }, [isDone, values]);
  const standing = standingOf(sent, open.length, strict ? obstacle : null);
  const more = () => {
    setStrict(false);
    form.setValues({ rows: [inviteeFor()] });
  };
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setStrict(true);
        if (obstacle === null) void sendAll(values.rows, values);
      }}
    >
      <Card title="Training">
        <Terms means={means} values={values} strict={strict} onChange={(change) => form.setValues(change)} />
      </Card>
      <Card title="Candidates">
        <InviteeRows rows={values.rows} strict={strict} disabled={progress !== null} onChange={setRows} />
      </Card>
      <div className={styles['send']}>
        <p role="status">{progress ? `Sending ${progress.done + 1} of ${progress.of} …` : standing}</p>
        {open.length > 0 ? (
          <Button type="submit" size="md" loading={progress !== null}>
            Send {countOf(open.length, 'invite')}
          </Button>
        ) : (
          <Next onSee={forget} onMore={more} />
        )}
      </div>
    </form>
  );
}

/** Inviting one candidate or many to book their own date. */
export function NewInvites() {
  const { person } = useSession();
  const means = useQuery(read('/booking-means', { query: { product: 'practical-training' } }));
  return (
    <DeskPage
      title="Invite candidates"
      lead="Each candidate gets an e-mail with a link of their own, chooses a date and books it."
      back={<Link to="/app/invites">Invites</Link>}
    >
      {person.role === 'agency_viewer' ? (
        <NotForRole title="You can look at invites, not send them">
          Managers, admins and owners of your organisation send them.
        </NotForRole>
      ) : (
        <Loaded query={means} what="Courses">
          {(data) => <NewInvitesForm means={data} />}
        </Loaded>
      )}
    </DeskPage>
  );
}
