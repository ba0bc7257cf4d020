import type { CandidateHold, FreeEvent, FreeEvents } from '../../domains/scheduling/index.ts';
import { type Journey, tellStep } from './journey.ts';
import type { LayoutProps } from './layout.tsx';
import { Clock, Form, Moment, Notice, WhoPays } from './pieces.tsx';
import { tell, tellCount, tellPounds, tellSpan } from './wording.ts';

/** What the page of dates shows. */
export interface DatesProps {
  readonly journey: Journey;
  readonly found: FreeEvents;
  readonly page: number;
  readonly pageSize: number;
  /** What the visitor holds already. */
  readonly held: CandidateHold | null;
  readonly notice: { readonly title: string; readonly text: string } | null;
  readonly token: string;
}

function DateButton({ event, journey }: { readonly event: FreeEvent; readonly journey: Journey }) {
  return (
    <button type="submit" name="event_id" value={event.id} className="date">
      <span className="dateDay">
        <span>{tell(event.starts_at, 'weekday')}</span>
        <span className="day">{tell(event.starts_at, 'day')}</span>
        <span className="hidden">{tell(event.starts_at, 'month')},</span>
      </span>
      <span className="dateText">
        <span className="dateTime">{tellSpan(event.starts_at, event.ends_at)}</span>
        <span className="datePlace">
          {event.location_name}
          {event.location_address === null ? null : <small>, {event.location_address}</small>}
        </span>
        {journey.invite === null ? <span className="dateCourse">{event.course_short_name}</span> : null}
      </span>
      <span className="dateFacts">
        {journey.payOption === 'candidate_pays' ? (
          <span className="datePrice">{tellPounds(event.price_pence)}</span>
        ) : null}
        <span className={event.free_seats <= 3 ? 'few' : 'many'}>
          {tellCount(event.free_seats, 'seat')} left
        </span>
      </span>
      <span className="dateGo" aria-hidden="true">
        →
      </span>
    </button>
  );
}

function months(events: readonly FreeEvent[]): [string, FreeEvent[]][] {
  const byMonth = new Map<string, FreeEvent[]>();
  for (const event of events) {
    const month = tell(event.starts_at, 'month');
    byMonth.set(month, [...(byMonth.get(month) ?? []), event]);
  }
  return [...byMonth];
}

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly id: number; readonly name: string }[];
  readonly chosen: number | null;
}

function Select({ name, label, all, options, chosen }: Choice) {
  if (options.length < 2 && chosen === null) return null;
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The public page's choice of course and place; an invite has made it. */
function Narrow({ journey, found }: Pick<DatesProps, 'journey' | 'found'>) {
  const { courseId, locationId, eventId } = journey.wanted;
  const isNarrow = courseId !== null || locationId !== null || eventId !== null;
  if (journey.invite !== null) return null;
  if (!isNarrow && found.courses.length < 2 && found.locations.length < 2) return null;
  const [path = '', query] = journey.paths.dates.split('?');
  return (
    <form method="get" action={path} className="narrow">
      <input type="hidden" name="sgi" value={new URLSearchParams(query).get('sgi') ?? ''} />
      <Select name="course_id" label="Course" all="All courses" options={found.courses} chosen={courseId} />
      <Select
        name="location_id"
        label="Place"
        all="All places"
        options={found.locations}
        chosen={locationId}
      />
      <button type="submit" className="button quiet">
        Show dates
      </button>
      {isNarrow ? (
        <a href={journey.paths.dates} className="wide">
          Show every date
        </a>
      ) : null}
    </form>
  );
}

function pageUrl(journey: Journey, page: number): string {
  const url = new URL(journey.paths.dates, 'http://page');
  const { courseId, locationId } = journey.wanted;
  if (journey.invite === null) {
    if (courseId !== null) url.searchParams.set('course_id', String(courseId));
    if (locationId !== null) url.searchParams.set('location_id', String(locationId));
  }
  if (page > 1) url.searchParams.set('page', String(page));
  return url.pathname + url.search;
}

function Pages({ journey, found, page, pageSize }: DatesProps) {
  const last = Math.max(1, Math.ceil(found.total / pageSize));
  if (last === 1) return null;
  return (
    <nav className="pages" aria-label="More dates">
      {page > 1 ? <a href={pageUrl(journey, page - 1)}>Earlier dates</a> : <span />}
      <span>
        Page {page} of {last}
      </span>
      {page < last ? <a href={pageUrl(journey, page + 1)}>Later dates</a> : <span />}
    </nav>
  );
}

function Held({ held, journey }: { readonly held: CandidateHold; readonly journey: Journey }) {
  return (
    <Notice tone="good" title="You have a seat on hold">
      <p>
        {held.course_name}, <Moment at={held.starts_at} part="whole" /> in {held.location_name}.
      </p>
      <Clock before="It is yours until" until={held.expires_at} secondsLeft={held.seconds_left} />
      <p>
        <a href={journey.paths.details} className="button">
          Carry on with this seat
        </a>
      </p>
      <p>Or choose another date below: it takes the place of this one.</p>
    </Notice>
  );
}

function NoDates({ journey }: { readonly journey: Journey }) {
  return (
    <div className="empty">
      <h2>No free seat at the moment</h2>
      <p>
        Every seat is taken or on hold by somebody. Seats come back when people change their mind, so it is
        worth looking again in half an hour.
      </p>
      <p>
        {journey.invite === null
          ? `${journey.organisationName} can also tell you when new dates are planned.`
          : `If you cannot wait, ask ${journey.contact.name} for another date.`}
      </p>
      <p>
        <a href={journey.paths.dates} className="button quiet">
          Look again
        </a>
      </p>
    </div>
  );
}

function Intro({ journey }: { readonly journey: Journey }) {
  const { invite } = journey;
  return (
    <>
      {invite === null ? (
        <p className="lead">Practical training for people who work with {journey.organisationName}.</p>
      ) : (
        <p className="lead">
          {journey.organisationName} asks you to book <strong>{invite.course_name}</strong>
          {invite.location_name === null ? '' : ` in ${invite.location_name}`}.
        </p>
      )}
      {invite?.message ? (
        <blockquote className="message">
          <p>{invite.message}</p>
          <footer>{invite.agency_contact_name ?? journey.organisationName}</footer>
        </blockquote>
      ) : null}
      <WhoPays journey={journey} pricePence={null} />
    </>
  );
}

function DateList({ journey, found, token }: DatesProps) {
  return (
    <Form action={journey.paths.hold} token={token}>
      <h2 className="hidden">Dates with free seats</h2>
      {months(found.events).map(([month, events]) => (
        <section key={month} className="month">
          <h3>{month}</h3>
          <ul>
            {events.map((event) => (
              <li key={event.id}>
                <DateButton event={event} journey={journey} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Form>
  );
}

function tellHeading({ invite }: Journey): string {
  if (invite === null) return 'Choose your training date';
  const wish = invite.training_event_id === null ? 'choose your date' : 'this is your date';
  return `Hello ${invite.first_name}, ${wish}`;
}

/** Step 1: the dates with a free seat. The whole date is the button. */
export function datesPage(props: DatesProps): LayoutProps {
  const { journey, found, held, notice, token } = props;
  const { invite } = journey;
  return {
    title: `Choose a date · ${journey.organisationName}`,
    step: tellStep(1, journey),
    heading: tellHeading(journey),
    intro: <Intro journey={journey} />,
    contact: journey.contact,
    children: (
      <>
        {invite?.status === 'sent' ? (
          <span hidden data-opened={`${journey.paths.dates}/opened`} data-form={token} />
        ) : null}
        {notice === null ? null : (
          <Notice tone="bad" title={notice.title}>
            <p>{notice.text}</p>
          </Notice>
        )}
        {held === null ? null : <Held held={held} journey={journey} />}
        <Narrow {...props} />
        {found.total === 0 ? <NoDates journey={journey} /> : <DateList {...props} />}
        <Pages {...props} />
        {found.total === 0 ? null : (
          <p className="small">
            Choosing a date keeps one seat for you for 30 minutes. Nothing is booked yet.
          </p>
        )}
      </>
    ),
  };
}
