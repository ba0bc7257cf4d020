import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Tabs.layer.css';
import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { type MailPage, mailPage } from '../../api/mails.ts';
import { LoadFailed } from '../../ui/LoadFailed.tsx';
import { DeleteAll } from './DeleteAll.tsx';
import { EmptyMailbox } from './EmptyMailbox.tsx';
import { mailsInWords } from './format.ts';
import styles from './Mailbox.module.css';
import { MailList } from './MailList.tsx';
import { MailPane } from './MailPane.tsx';
import { UndoNotice } from './UndoNotice.tsx';
import { type Deletion, useDeletion } from './use-deletion.ts';

const perPage = 25;

type Deletions = ReturnType<typeof useDeletion>;

interface FolderProps {
  readonly list: MailPage;
  readonly open: number | undefined;
  readonly deletions: Deletions;
}

/** Mails beside the open one; on a narrow screen one or the other. */
function Folder({ list, open, deletions }: FolderProps) {
  const navigate = useNavigate({ from: '/sandbox/mailbox' });
  const place = useRef<HTMLDivElement>(null);
  const { current_page: page, last_page: lastPage } = list.meta;
  const remove = (deletion: Deletion) => {
    deletions.remove(deletion);
    void navigate({ search: { page } });
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className={styles['columns']} data-open={open !== undefined}>
      <div className={styles['side']}>
        <MailList mails={list.data} open={open} page={page} lastPage={lastPage} />
      </div>
      {open === undefined ? (
        <p className={styles['hint']}>Choose a mail to read it.</p>
      ) : (
        <MailPane id={open} page={page} onDelete={remove} />
      )}
    </div>
  );
}

/** The page of mails without those whose deletion can still be taken back. */
function withoutHidden(list: MailPage, hidden: ReadonlySet<number>): MailPage {
  const data = list.data.filter(({ id }) => !hidden.has(id));
  return { data, meta: { ...list.meta, total: list.meta.total - (list.data.length - data.length) } };
}

function Reading({ deletions }: { readonly deletions: Deletions }) {
  const { page = 1, mail: open } = useSearch({ from: '/public/sandbox/mailbox' });
  const { data, error, refetch } = useQuery(mailPage(page, perPage));
  const navigate = useNavigate({ from: '/sandbox/mailbox' });
  if (!data && error) return <LoadFailed what="The mailbox" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} radius="lg" role="status" aria-label="Loading the mailbox" />;
  const list = withoutHidden(data, deletions.hidden);
  const { total } = list.meta;
  return (
    <>
      <div className={styles['bar']}>
        <p role="status">
          {error ? 'Not refreshed: the server does not answer.' : total > 0 ? mailsInWords(total) : ''}
        </p>
        {total > 0 ? <DeleteAll total={total} onDeleted={() => void navigate({ search: {} })} /> : null}
      </div>
      {total === 0 && open === undefined ? (
        <EmptyMailbox />
      ) : (
        <Folder list={list} open={open} deletions={deletions} />
      )}
    </>
  );
}

/** The sandbox's mailbox: every mail the platform would have sent, newest first. */
export function Mailbox() {
  useDocumentTitle('Mailbox · Veriward');
  const deletions = useDeletion();
  return (
    <div className={styles['mailbox']}>
      <div className={styles['head']}>
        <h1 className={styles['title']}>Mailbox</h1>
        <p className={styles['lead']}>What this sandbox would have sent. Nothing here reached anybody.</p>
      </div>
      {deletions.failed ? (
        <p role="alert" className={styles['failed']}>
          “{deletions.failed.subject}” could not be deleted.
        </p>
      ) : null}
      <Reading deletions={deletions} />
      <UndoNotice deletion={deletions.pending} onUndo={deletions.undo} onSettle={deletions.settle} />
    </div>
  );
}
