/** A file that travels with a mail. */
export interface MailAttachment {
  readonly filename: string;
  /** Media type, such as `application/pdf`. */
  readonly contentType: string;
  readonly content: Buffer;
}

/** A calendar file; mail programs that know its method offer to keep it. */
export interface MailCalendar {
  readonly method: 'REQUEST' | 'PUBLISH' | 'CANCEL';
  readonly content: string;
}

/** What the calendar file is called. */
export const calendarFilename = 'booking.ics';

/** One mail to one person, as plain text and as HTML. */
export interface Mail {
  /** A bare address: a comma or a display name in it does not make it a list. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
  /** An entry for the recipient's calendar, as an iCalendar file. */
  readonly calendar?: MailCalendar;
  /** Names the mail: a second copy of it, sent because the first one's fate was unknown, is known by it. */
  readonly id?: string;
}

/** Sends mails. Each call is one attempt: repeating it after a failure is the job's business. */
export interface Mailer {
  /** Resolves once the mail is handed over; rejects with a MailFailure when it was not. */
  send(mail: Mail): Promise<void>;
}

/** A mail that was not handed over. Its message never tells to whom: it may be logged. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  /** True when trying again cannot help, such as an address that does not exist. */
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}
