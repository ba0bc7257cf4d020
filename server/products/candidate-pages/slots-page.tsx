import type { BlsCourse } from '../../domains/catalogue/index.ts';
import { type Journey, tellStep } from './journey.ts';
import type { LayoutProps } from './layout.tsx';
import type { Shown } from './offer.ts';
import { Clock, Form, Moment, Notice, WhoPays } from './pieces.tsx';
import type { HeldSlot } from './slot-offer.ts';
import { tell, tellPounds } from './wording.ts';

/** A day and the times that are free on it. */
export interface SlotDay {
  readonly date: string;
  readonly times: readonly string[];
}

/** What the page of times shows. */
interface SlotsProps extends Shown<HeldSlot> {
  readonly journey: Journey;
  readonly courses: readonly BlsCourse[];
  /** Null: the candidate has yet to choose one. */
  readonly course: BlsCourse | null;
  /** The days, and the date from which later ones are looked for; null without a course. */
  readonly found: { readonly days: readonly SlotDay[]; readonly next: string | null } | null;
  /** From which date on is shown; null: from the first. */
  readonly from: string | null;
}

function urlOf(journey: Journey, course: BlsCourse | null, from: string | null): string {
  const url = new URL(journey.paths.dates, 'http://page');
  if (course !== null) url.searchParams.set('course_id', String(course.id));
  if (from !== null) url.searchParams.set('from', from);
  return url.pathname + url.search;
}

const noon = (date: string): string => `${date}T12:00:00Z`;

function Courses({ journey, courses, course }: Pick<SlotsProps, 'journey' | 'courses' | 'course'>) {
  if (courses.length < 2) return null;
  return (
    <section>
      <h2>{course === null ? 'Which course do you need?' : 'Course'}</h2>
      <ul className="choices">
        {courses.map((one) => (
          <li key={one.id}>
            <a
              href={urlOf(journey, one, null)}
              className="choice"
              aria-current={one.id === course?.id ? 'true' : undefined}
            >
              <span>{one.name}</span>
              <small>
                {one.duration_minutes} minutes
                {journey.payOption === 'candidate_pays' ? `, ${tellPounds(one.price_pence)}` : ''}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ date, times }: SlotDay) {
  const day = noon(date);
  return (
    <section className="month">
      <h3>
        <time dateTime={date}>{tell(day, 'whole')}</time>
      </h3>
      <ul className="times">
        {times.map((time) => (
          <li key={time}>
            <button type="submit" name="slot" value={`${date} ${time}`} className="time">
              <span className="hidden">{tell(day, 'whole')}, </span>
              {time}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ held, journey }: { readonly held: HeldSlot; readonly journey: Journey }) {
  return (
    <Notice tone="good" title="You have a session on hold">
      <p>
        {held.course_name}, <Moment at={held.starts_at} part="whole" /> at{' '}
        <Moment at={held.starts_at} part="time" />.
      </p>
      <Clock before="It is yours until" until={held.expires_at} secondsLeft={held.seconds_left} />
      <p>
        <a href={journey.paths.details} className="button">
          Carry on with this session
        </a>
      </p>
      <p>Or choose another time below: it takes the place of this one.</p>
    </Notice>
  );
}

function NoTimes({ journey, course, from }: SlotsProps) {
  return (
    <div className="empty">
      <h2>{from === null ? 'No free time at the moment' : 'No later times yet'}</h2>
      <p>Trainers add new hours every week, and times come back when people change their mind.</p>
      <p>
        <a href={urlOf(journey, course, null)} className="button quiet">
          {from === null ? 'Look again' : 'Show the first free times'}
        </a>
      </p>
    </div>
  );
}

function Times(props: SlotsProps) {
  const { journey, course, found, from, token } = props;
  if (course === null || found === null) return null;
  if (found.days.length === 0) return <NoTimes {...props} />;
  return (
    <>
      <Form action={journey.paths.hold} token={token}>
        <h2 className="hidden">Free times</h2>
        <input type="hidden" name="course_id" value={course.id} />
        {found.days.map((day) => (
          <Day key={day.date} {...day} />
        ))}
      </Form>
      <nav className="pages" aria-label="More days">
        {from === null ? <span /> : <a href={urlOf(journey, course, null)}>First days</a>}
        {found.next === null ? <span /> : <a href={urlOf(journey, course, found.next)}>Later days</a>}
      </nav>
      <p className="small">
        Choosing a time keeps a trainer for you for 30 minutes. Nothing is booked yet. Times are London time.
      </p>
    </>
  );
}

/** Step 1: the course, and the times when a trainer is free. */
export function slotsPage(props: SlotsProps): LayoutProps {
  const { journey, course, held, notice } = props;
  return {
    title: `Choose a time · ${journey.organisationName}`,
    step: tellStep(1, journey),
    heading: course === null ? 'Book your session by video' : 'Choose your time',
    intro: (
      <>
        <p className="lead">
          {course === null ? 'Remote training' : course.name}, one to one with a trainer over video, for
          people who work with {journey.organisationName}. We post the training kit to your home.
        </p>
        <WhoPays journey={journey} pricePence={null} />
      </>
    ),
    contact: journey.contact,
    children: (
      <>
        {notice === null ? null : (
          <Notice tone="bad" title={notice.title}>
            <p>{notice.text}</p>
          </Notice>
        )}
        {held === null ? null : <Held held={held} journey={journey} />}
        <Courses {...props} />
        <Times {...props} />
      </>
    ),
  };
}
