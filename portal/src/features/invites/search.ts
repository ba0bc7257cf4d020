import { countIn, soughtIn, wordIn } from '../../ui/list-search.ts';

/** Where an invite can stand. */
export const inviteStatuses = ['sent', 'opened', 'used', 'expired', 'withdrawn'] as const;

/** Which invites are listed, as the address says it. */
export interface InviteSearch {
  readonly status?: (typeof inviteStatuses)[number] | undefined;
  readonly course?: number | undefined;
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

/** What a new invite begins with. */
export interface NewInviteSearch {
  readonly event?: number | undefined;
  readonly course?: number | undefined;
  /** The invite whose candidate is invited again. */
  readonly again?: number | undefined;
}

/** Reads the address of the list; what makes no sense in it is left out. */
export function readInviteSearch(given: Record<string, unknown>): InviteSearch {
  return {
    status: wordIn(inviteStatuses, given['status']),
    course: countIn(given['course']),
    search: soughtIn(given['search']),
    page: countIn(given['page']),
  };
}

/** Reads the address of a new invite. */
export const readNewInvite = (given: Record<string, unknown>): NewInviteSearch => ({
  event: countIn(given['event']),
  course: countIn(given['course']),
  again: countIn(given['again']),
});
