export { getInvoice } from './get-invoice.ts';
export { getCreditNotePdf, getInvoicePdf } from './invoice-pdf.ts';
export { invoiceJobs } from './jobs.ts';
