import type { ReactNode } from 'react';
import type { Instant } from '../../platform/clock/instant.ts';
import { type Journey, wordsOf } from './journey.ts';
import { type MomentPart, tell, tellPounds, tellSpan } from './wording.ts';

/** Where and when, of an event or a booking. */
export interface Occasion {
  readonly course_name: string;
  /** Null: by video. */
  readonly location_name: string | null;
  readonly location_address: string | null;
  readonly location_postcode: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** By video, at home: there is no place to go to. */
export const byVideo = { location_name: null, location_address: null, location_postcode: null } as const;

/** A moment that machines can read too. */
export function Moment({ at, part }: { readonly at: Instant; readonly part: MomentPart }) {
  return <time dateTime={new Date(at).toISOString()}>{tell(at, part)}</time>;
}

const placeLines = (event: Occasion): string[] =>
  [event.location_address, event.location_postcode].filter((line) => line !== null);

/** A plain link: nothing of the map's is loaded here. */
function mapUrl(event: Occasion): string {
  const place = [event.location_name, ...placeLines(event)].join(', ');
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}

function Place({ event }: { readonly event: Occasion }) {
  return (
    <>
      <p>
        {event.location_name}
        {placeLines(event).map((line) => (
          <span key={line} className="line">
            {line}
          </span>
        ))}
      </p>
      <p>
        <a href={mapUrl(event)} rel="noreferrer noopener">
          Open in maps
        </a>
      </p>
    </>
  );
}

/** A seat as the ticket it will be. */
export function Ticket({ event, note }: { readonly event: Occasion; readonly note?: ReactNode }) {
  return (
    <div className="ticket">
      <div className="stub" aria-hidden="true">
        <span>{tell(event.starts_at, 'weekday')}</span>
        <span className="day">{tell(event.starts_at, 'day')}</span>
        <span>{tell(event.starts_at, 'month')}</span>
      </div>
      <div className="seat">
        <p className="course">{event.course_name}</p>
        <p>
          <span className="hidden">
            <Moment at={event.starts_at} part="whole" />,{' '}
          </span>
          <strong>{tellSpan(event.starts_at, event.ends_at)}</strong>
        </p>
        {event.location_name === null ? <p>By video, wherever you are</p> : <Place event={event} />}
        {note}
      </div>
    </div>
  );
}

/** Who pays, in one sentence. */
export function WhoPays(props: { readonly journey: Journey; readonly pricePence: number | null }) {
  const { payOption, organisationName } = props.journey;
  const { seat, payBy } = wordsOf(props.journey);
  if (payOption !== 'candidate_pays') {
    return (
      <p className="pays">
        <strong>{organisationName} pays.</strong> There is nothing for you to pay.
      </p>
    );
  }
  if (props.pricePence === null) {
    return (
      <p className="pays">
        <strong>You pay {payBy}.</strong> First we keep a {seat} for you, then you give your details, then you
        pay.
      </p>
    );
  }
  return props.pricePence === 0 ? (
    <p className="pays">
      <strong>This course is free.</strong> There is nothing to pay.
    </p>
  ) : (
    <p className="pays">
      <strong>You pay {tellPounds(props.pricePence)}</strong> {payBy}, on the next page. The price includes
      VAT.
    </p>
  );
}

/** Something the reader must know before the rest. */
export function Notice(props: {
  readonly tone: 'bad' | 'warn' | 'good';
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`notice ${props.tone}`} role={props.tone === 'bad' ? 'alert' : 'status'}>
      <p className="noticeTitle">{props.title}</p>
      {props.children}
    </div>
  );
}

/** A clock that runs out; the page's script counts it down, without it the time of day is enough. */
export function Clock(props: {
  readonly before: string;
  readonly until: Instant;
  readonly secondsLeft: number;
}) {
  // what ends within half a day needs no date, even after midnight
  const isSoon = props.secondsLeft < 12 * 3600;
  return (
    <p className="clock">
      {props.before}{' '}
      <strong>
        <Moment at={props.until} part="time" />
        {isSoon ? null : (
          <>
            {' '}
            on <Moment at={props.until} part="whole" />
          </>
        )}
      </strong>
      .{' '}
      <span className="countdown" data-seconds-left={props.secondsLeft} data-over="This time is over now." />
    </p>
  );
}

/** A form of this site's: it carries the proof that the page was given to this visitor. */
export function Form(props: {
  readonly action: string;
  readonly token: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <form method="post" action={props.action} className={props.className} noValidate={true}>
      <input type="hidden" name="form" value={props.token} />
      {props.children}
    </form>
  );
}
