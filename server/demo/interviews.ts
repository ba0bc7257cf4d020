import { systemActor } from '../domains/audit/index.ts';
import {
  cancelInterview,
  correctInterview,
  createInterview,
  endInterview,
  moveInterview,
} from '../domains/interviews/index.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { isRefusal, type Refusal } from '../platform/http/problem.ts';
import { demoFirstNames, demoJobRoles, demoLastNames } from './catalogue.ts';
import { daysFrom, freezeClock, weekdayFrom } from './clock.ts';

const acme = 1042;
const borealis = 1043;

/** Who interviews, by id; the first is the one the documentation names, the last one signs in. */
const interviewers = [
  { id: 12, name: 'Priya Patel', email: 'priya.patel@veriward.example' },
  { id: 13, name: 'Gareth Llewellyn', email: 'gareth.llewellyn@veriward.example' },
  { id: 14, name: 'Ngozi Eze', email: 'ngozi.eze@veriward.example' },
] as const;

// Whoever is not there yet is invited, without a mail: this is a story.
const putInterviewer = prepared<{ id: number; name: string; email: string }, never>(
  'demo-interviewer',
  `with who as (
     insert into people (name, email, is_demo) values (:name, :email, true)
     on conflict (lower(email)) do update set name = excluded.name returning id
   ), staff as (
     insert into memberships (person_id, role) select id, 'staff_clinician' from who on conflict do nothing
   )
   insert into interviewers (id, person_id) select :id, id from who`,
);

/** Nobody is mailed about what is history. */
const forgetMails = prepared<object, never>('demo-forget-interview-mails', 'delete from events_to_mail');

/** How an interview of the demo ends; 'moved' and 'assigned' ones are still to come. */
type Fate = 'kept' | 'moved' | 'unassigned' | 'completed' | 'no_show' | 'corrected' | 'cancelled';

interface PlannedInterview {
  readonly number: number;
  readonly organisationId: number;
  readonly startsAt: Date;
  readonly fate: Fate;
}

const pastFates: readonly Fate[] = ['completed', 'completed', 'no_show', 'completed', 'cancelled'];
const comingFates: readonly Fate[] = ['kept', 'kept', 'moved', 'kept', 'cancelled'];

const pick = <Value>(values: readonly Value[], number: number): Value =>
  values[number % values.length] as Value;

function fateOf(number: number, isPast: boolean): Fate {
  if (number === 4) return 'corrected';
  if (number === 58) return 'unassigned';
  return pick(isPast ? pastFates : comingFates, number);
}

/** A year around `now`, winter and summer: 40 interviews that are over and 24 to come. */
function planInterviews(now: Date): PlannedInterview[] {
  return Array.from({ length: 64 }, (_, number) => {
    const isPast = number < 40;
    const days = isPast ? number * 6 - 241 : (number - 39) * 7;
    const hour = 9 + (number % 7);
    return {
      number,
      organisationId: number % 16 === 15 ? borealis : acme,
      startsAt: new Date(weekdayFrom(now, days).getTime() + hour * 3_600_000),
      fate: fateOf(number, isPast),
    };
  });
}

function must(what: string, refusal: Refusal | null): void {
  if (refusal) throw new Error(`the demo could not ${what} an interview: ${refusal.refused}`);
}

const minutes = (count: number): number => count * 60_000;

async function book(tx: Queryable, planned: PlannedInterview, now: Date): Promise<number> {
  const { number, startsAt, fate } = planned;
  const arranged = Math.min(
    daysFrom(startsAt, -9, 10).getTime(),
    now.getTime() - minutes(60 * (70 - number)),
  );
  await freezeClock(tx, new Date(arranged));
  const made = await createInterview(
    tx,
    planned.organisationId,
    {
      candidate_name: `${pick(demoFirstNames, number * 3)} ${pick(demoLastNames, number * 5)}`,
      candidate_email: `interview.${number + 1}@example.com`,
      candidate_phone: number % 6 === 5 ? undefined : '+441234567890',
      job_role: pick(demoJobRoles, number) ?? undefined,
      starts_at: startsAt.toISOString(),
      minutes: number % 8 === 7 ? 45 : undefined,
      interviewer_id: fate === 'unassigned' ? undefined : pick(interviewers, number).id,
    },
    systemActor,
  );
  if (isRefusal(made)) throw new Error(`the demo could not book an interview: ${made.refused}`);
  return made;
}

async function end(tx: Queryable, interviewId: number, { startsAt, number, fate }: PlannedInterview) {
  await freezeClock(tx, new Date(startsAt.getTime() + minutes(35)));
  const which = { interviewId, personId: null };
  const how =
    fate === 'completed'
      ? ({ status: 'completed', result: number % 7 === 3 ? 'unsuitable' : 'suitable' } as const)
      : ({ status: 'no_show' } as const);
  must('end', await endInterview(tx, which, how, systemActor));
  if (fate !== 'corrected') return;
  await freezeClock(tx, new Date(startsAt.getTime() + minutes(120)));
  const to = { status: 'completed', result: 'suitable', reason: 'Marked in the wrong row.' } as const;
  must('correct', await correctInterview(tx, interviewId, to, systemActor));
}

async function settle(tx: Queryable, interviewId: number, planned: PlannedInterview): Promise<void> {
  const { startsAt, fate } = planned;
  const which = { interviewId, organisationId: null };
  if (fate === 'moved') {
    const later = { startsAt: new Date(startsAt.getTime() + minutes(30)).toISOString() };
    must('move', await moveInterview(tx, which, later, systemActor));
  } else if (fate === 'cancelled') {
    must('cancel', await cancelInterview(tx, which, 'The candidate has found other work.', systemActor));
  } else if (fate === 'completed' || fate === 'no_show' || fate === 'corrected') {
    await end(tx, interviewId, planned);
  }
}

/** Interviews of every status, winter and summer, one still without an interviewer. */
export async function seedInterviews(tx: Queryable, now: Date): Promise<void> {
  for (const interviewer of interviewers) await putInterviewer(tx, interviewer);
  for (const planned of planInterviews(now)) await settle(tx, await book(tx, planned, now), planned);
  await freezeClock(tx, null);
  await forgetMails(tx, {});
}
