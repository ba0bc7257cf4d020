import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './request-json.ts';

/** A mail as the list shows it. */
export interface MailSummary {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly preview: string;
  /** How many. */
  readonly attachments: number;
  readonly created_at: string;
}

/** A mail with everything in it. */
export interface Mail extends Omit<MailSummary, 'preview' | 'attachments'> {
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly content_type: string;
    readonly size_bytes: number;
    readonly url: string;
  }[];
}

/** One page of mails. */
export interface MailPage {
  readonly data: readonly MailSummary[];
  readonly meta: { readonly current_page: number; readonly last_page: number; readonly total: number };
}

const path = '/sandbox/mails';

/** One page of the sandbox's mails, newest first; asked again every four seconds while the page is visible. */
export function mailPage(page: number, perPage: number) {
  return queryOptions({
    queryKey: ['mails', 'list', page, perPage],
    queryFn: ({ signal }) => requestJson<MailPage>(`${path}?page=${page}&per_page=${perPage}`, { signal }),
    refetchInterval: 4_000,
    placeholderData: keepPreviousData,
  });
}

/** One mail. It never changes. */
export function oneMail(id: number) {
  return queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => requestJson<Mail>(`${path}/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Deletes one mail. The request outlives the page it is sent from. */
export async function deleteMail(id: number): Promise<void> {
  await requestJson(`${path}/${id}`, { method: 'DELETE', keepalive: true });
}

/** Deletes every mail. */
export async function deleteAllMails(): Promise<void> {
  await requestJson(path, { method: 'DELETE' });
}
