export { notificationJobs } from './jobs.ts';
export { planReminders } from './plan-reminders.ts';
export { queueFundsShortMail } from './queue-funds-short-mail.ts';
export { queueMailsOfEvents } from './queue-mails-of-events.ts';
export type { MailSending } from './send-mail.ts';
