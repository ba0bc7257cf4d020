interface Appointment {
  /** Unique and the same at each download: a calendar then changes what it has. */
  readonly uid: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly where: string;
  readonly about: string;
}

const stamp = (moment: string): string =>
  `${new Date(moment).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** RFC 5545: lines have at most 75 bytes and go on after a space; 60 letters are never more than that in practice. */
const folded = (line: string): string => line.replace(/(.{60})(?=.)/gu, '$1\r\n ');

/** One appointment as an iCalendar file. */
export function calendarFile({ uid, title, start, end, where, about }: Appointment): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Veriward//Portal//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(new Date().toISOString())}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(where)}`,
    `DESCRIPTION:${escaped(about)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** Hands a file over to whoever uses the browser. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
