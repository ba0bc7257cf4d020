import { type Job, job } from '../../platform/jobs/job.ts';
import { queueFundsShortMail, unaffordableInvite } from './queue-funds-short-mail.ts';
import { queueInviteAgain, resentInvite } from './queue-invite-again.ts';
import { numberedInvoice, queueInvoiceMail } from './queue-invoice-mail.ts';
import { type MailSending, queuedMail, sendMail } from './send-mail.ts';

/** What the workers do for notifications. */
export function notificationJobs(sending: MailSending): readonly Job[] {
  return [
    job({
      name: 'send-mail',
      payload: queuedMail,
      run: (db, mail) => sendMail(db, mail, sending),
    }),
    job({ name: 'mail-funds-short', payload: unaffordableInvite, run: queueFundsShortMail }),
    job({ name: 'mail-invite-again', payload: resentInvite, run: queueInviteAgain }),
    job({ name: 'mail-invoice', payload: numberedInvoice, run: queueInvoiceMail }),
  ];
}
