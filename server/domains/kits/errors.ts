import type { ProblemTable } from '../../platform/http/problem.ts';

/** What kits refuse with. */
export const kitProblems = {
  bar_code_taken: { status: 422, message: 'There is a kit with this bar code already.', field: 'bar_code' },
  kit_unknown: { status: 422, message: 'No kit has this bar code.', field: 'bar_code' },
  kit_retired: { status: 422, message: 'This kit is not used any more.', field: 'bar_code' },
  kit_is_out: { status: 422, message: 'This kit is with a candidate: scan it in first.' },
  kit_not_out: { status: 422, message: 'This kit is not with a candidate.' },
  kit_was_sent: { status: 422, message: 'A kit was sent for this booking: scan it in instead.' },
  kit_waived: { status: 422, message: 'This booking needs no kit already.' },
  scan_too_old: { status: 422, message: 'A scan can be taken back for an hour.' },
  due_before_sent: {
    status: 422,
    message: 'A kit cannot be due before the day it was sent.',
    field: 'due_on',
  },
} as const satisfies ProblemTable;
