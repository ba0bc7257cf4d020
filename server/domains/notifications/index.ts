export { bookingCalendarFile, type CalendarSender } from './booking-calendar.ts';
export { mailTemplates } from './compose-mail.ts';
export { notificationJobs } from './jobs.ts';
export {
  listUndeliveredMails,
  type MailHealth,
  mailProblems,
  readMailHealth,
  retryMail,
} from './mail-health.ts';
export { type InviteMail, listMailsOfInvite, mailStatuses } from './mails-of-invite.ts';
export { planReminders } from './plan-reminders.ts';
export { queueMailsOfEvents } from './queue-mails-of-events.ts';
export type { MailSending } from './send-mail.ts';
