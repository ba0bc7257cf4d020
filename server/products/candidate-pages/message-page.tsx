import type { LayoutProps } from './layout.tsx';

interface Message {
  readonly status: number;
  readonly heading: string;
  readonly text: string;
}

/** Pages that say one thing, with their status. */
export const messages = {
  notFound: {
    status: 404,
    heading: 'There is no booking page here',
    text: 'Please check the link you were given, or ask your agency for a new one.',
  },
  gone: {
    status: 410,
    heading: 'This link is no longer available',
    text: 'It may have been used already, or its time is over. If you still want to book, please ask the agency that sent you the link.',
  },
  notPayable: {
    status: 410,
    heading: 'There is nothing to pay here',
    text: 'This booking is not paid by its candidate. If you expected something else, please ask your agency.',
  },
  noCertificate: {
    status: 404,
    heading: 'There is no certificate yet',
    text: 'It appears on the page of your booking once your trainer has recorded that you passed and, after a session by video, your kit is back.',
  },
  noCalendar: {
    status: 404,
    heading: 'There is nothing for your calendar',
    text: 'This booking is not confirmed, or it is over.',
  },
  sandboxMeeting: {
    status: 200,
    heading: 'Here the video session would be',
    text: 'This deployment tries things out: its meetings are not held anywhere. With the keys of Zoom this link leads there.',
  },
  foreignForm: {
    status: 403,
    heading: 'Please open the page again',
    text: 'This form came from a page that was open too long, or your browser does not keep cookies for this site. Go back, load the page again, and send it once more. Nothing was booked.',
  },
  tooMany: {
    status: 429,
    heading: 'Please wait a minute',
    text: 'A lot of requests came from your network just now. Wait a minute, then load the page again.',
  },
  badRequest: {
    status: 400,
    heading: 'We could not read that',
    text: 'Please go back and try again. Nothing was booked.',
  },
  failed: {
    status: 500,
    heading: 'Something went wrong on our side',
    text: 'Please try again in a minute. If you were booking, look into your e-mails first: a confirmation means that it worked.',
  },
} as const satisfies Record<string, Message>;

/** A page that says one thing. */
export function messagePage({ heading, text }: Message): LayoutProps {
  return { title: heading, heading, children: <p className="alone">{text}</p> };
}
