import { job } from '../../platform/jobs/job.ts';
import { numberInvoice, raisedInvoice } from './number-invoice.ts';

/** What the workers do for invoices. */
export const invoiceJobs = [job({ name: 'number-invoice', payload: raisedInvoice, run: numberInvoice })];
