export { invoiceProblems } from './errors.ts';
export { getInvoice, getInvoiceById } from './get-invoice.ts';
export { getInvoiceTotals } from './get-invoice-totals.ts';
export { type Invoice, invoiceStatuses } from './invoice.ts';
export { getCreditNotePdf, getInvoicePdf } from './invoice-pdf.ts';
export { invoiceJobs } from './jobs.ts';
export { listInvoices } from './list-invoices.ts';
