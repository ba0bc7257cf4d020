import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Mail, oneMail } from '../../api/mails.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { LoadFailed } from '../../ui/LoadFailed.tsx';
import { fullMoment, sizeInWords } from './format.ts';
import { MailBody } from './MailBody.tsx';
import styles from './MailPane.module.css';
import type { Deletion } from './use-deletion.ts';

interface MailPaneProps {
  readonly id: number;
  readonly page: number;
  readonly onDelete: (deletion: Deletion) => void;
}

function Attachments({ mail }: { readonly mail: Mail }) {
  if (mail.attachments.length === 0) return null;
  return (
    <ul className={styles['attachments']} aria-label="Attachments">
      {mail.attachments.map(({ url, filename, size_bytes }) => (
        <li key={url}>
          <a href={url} download={filename} className={styles['attachment']}>
            <IconDownload size={17} stroke={1.8} aria-hidden />
            <span className={styles['filename']}>{filename}</span>
            <span className={styles['size']}>{sizeInWords(size_bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function OpenMail({ mail, onDelete }: { readonly mail: Mail; readonly onDelete: MailPaneProps['onDelete'] }) {
  return (
    <>
      <div className={styles['head']}>
        <h2 className={styles['subject']}>{mail.subject}</h2>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTrash size={17} stroke={1.8} aria-hidden />}
          onClick={() => onDelete({ id: mail.id, subject: mail.subject })}
        >
          Delete
        </Button>
      </div>
      <dl className={styles['facts']}>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>Date</dt>
        <dd>
          <time dateTime={mail.created_at}>{fullMoment(mail.created_at)}</time>
        </dd>
      </dl>
      <Attachments mail={mail} />
      <MailBody key={mail.id} mail={mail} />
    </>
  );
}

/** One mail, as its recipient would see it. */
export function MailPane({ id, page, onDelete }: MailPaneProps) {
  const { data, error, refetch } = useQuery(oneMail(id));
  const isGone = error instanceof RequestFailed && error.status === 404;
  return (
    <article className={styles['pane']} aria-label="Open mail" aria-busy={!data && !error}>
      <Link to="/sandbox/mailbox" search={{ page }} className={styles['back']}>
        <IconArrowLeft size={18} stroke={1.8} aria-hidden />
        All mails
      </Link>
      {data ? <OpenMail mail={data} onDelete={onDelete} /> : null}
      {isGone ? <p>This mail is no longer there.</p> : null}
      {error && !isGone ? <LoadFailed what="The mail" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={280} radius="md" /> : null}
    </article>
  );
}
