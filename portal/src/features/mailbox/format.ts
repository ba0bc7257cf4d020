const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** The time of a mail of today, the day of an older one. */
export function shortMoment(iso: string, now: Date): string {
  const moment = new Date(iso);
  return moment.toDateString() === now.toDateString() ? time.format(moment) : day.format(moment);
}

/** Day and time, written out. */
export function fullMoment(iso: string): string {
  return full.format(new Date(iso));
}

/** A file's size for people: 812 bytes, 12 kB, 1.4 MB. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "1 mail", "1,204 mails". */
export function mailsInWords(total: number): string {
  return total === 1 ? '1 mail' : `${total.toLocaleString('en-GB')} mails`;
}
