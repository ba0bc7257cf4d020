import ICAL from 'ical.js';
import type { Instant } from '../clock/instant.ts';

/** Somebody named in a calendar entry. */
export interface CalendarPerson {
  readonly name: string;
  readonly address: string;
}

/** One entry in somebody's calendar, in London's time. */
export interface CalendarEntry {
  /** request: puts it into the attendee's calendar; publish: tells of it; cancel: takes it out again. */
  readonly method: 'REQUEST' | 'PUBLISH' | 'CANCEL';
  /** The same for every later word about it. */
  readonly uid: string;
  /** Higher each time something about it changes. */
  readonly sequence: number;
  /** When it was said. */
  readonly toldAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly url: string | null;
  readonly organizer: CalendarPerson;
  /** Null: nobody is asked to come. */
  readonly attendee: CalendarPerson | null;
}

/** The rules since 1996; ical.js reckons with them, so that the machine's own zone does not matter. */
const london = ICAL.parse(
  [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    'BEGIN:DAYLIGHT',
    'TZNAME:BST',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0100',
    'DTSTART:19970330T010000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'TZNAME:GMT',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
    'DTSTART:19961027T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n'),
);

/** Without what a line of the format cannot carry; the library escapes the rest. */
const clean = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' '))
    .join('\n');

function addTime(event: ICAL.Component, name: string, instant: Instant, zone: ICAL.Timezone): void {
  const time = ICAL.Time.fromJSDate(new Date(instant), true).convertToZone(zone);
  event.addPropertyWithValue(name, time).setParameter('tzid', 'Europe/London');
}

function addPerson(event: ICAL.Component, role: string, { name, address }: CalendarPerson): ICAL.Property {
  const person = event.addPropertyWithValue(role, `mailto:${address}`);
  person.setParameter('cn', clean(name).replaceAll('\n', ' '));
  return person;
}

function eventOf(entry: CalendarEntry, zone: ICAL.Timezone): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', entry.uid);
  event.addPropertyWithValue('sequence', entry.sequence);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(entry.toldAt), true));
  addTime(event, 'dtstart', entry.startsAt, zone);
  addTime(event, 'dtend', entry.endsAt, zone);
  event.addPropertyWithValue('summary', clean(entry.title));
  event.addPropertyWithValue('location', clean(entry.place));
  event.addPropertyWithValue('description', clean(entry.description));
  if (entry.url) event.addPropertyWithValue('url', entry.url);
  event.addPropertyWithValue('status', entry.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('transp', entry.method === 'CANCEL' ? 'TRANSPARENT' : 'OPAQUE');
  addPerson(event, 'organizer', entry.organizer);
  if (entry.attendee) {
    const attendee = addPerson(event, 'attendee', entry.attendee);
    attendee.setParameter('partstat', 'ACCEPTED');
    attendee.setParameter('rsvp', 'FALSE');
  }
  return event;
}

/** An iCalendar file (RFC 5545, method as in RFC 5546) with one entry. */
export function calendarFile(entry: CalendarEntry): string {
  const zoneRules = new ICAL.Component(london);
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Veriward//Veriward//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', entry.method);
  calendar.addSubcomponent(zoneRules);
  calendar.addSubcomponent(eventOf(entry, new ICAL.Timezone(zoneRules)));
  return `${calendar.toString()}\r\n`;
}
