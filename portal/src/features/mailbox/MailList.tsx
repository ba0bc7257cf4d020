import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MailSummary } from '../../api/mails.ts';
import { fullMoment, shortMoment } from './format.ts';
import styles from './MailList.module.css';

interface MailListProps {
  readonly mails: readonly MailSummary[];
  readonly open: number | undefined;
  readonly page: number;
  readonly lastPage: number;
}

function Entry({
  mail,
  page,
  isOpen,
}: {
  readonly mail: MailSummary;
  readonly page: number;
  readonly isOpen: boolean;
}) {
  return (
    <li>
      <Link
        to="/sandbox/mailbox"
        search={{ page, mail: mail.id }}
        className={styles['entry']}
        aria-current={isOpen ? 'true' : undefined}
        resetScroll={false}
      >
        <span className={styles['to']}>{mail.to}</span>
        <time className={styles['when']} dateTime={mail.created_at} title={fullMoment(mail.created_at)}>
          {shortMoment(mail.created_at, new Date())}
        </time>
        <span className={styles['subject']}>
          {mail.attachments > 0 ? (
            <IconPaperclip size={15} stroke={1.8} role="img" aria-label="With attachment" />
          ) : null}
          {mail.subject}
        </span>
        <span className={styles['preview']}>{mail.preview}</span>
      </Link>
    </li>
  );
}

function Pages({ page, lastPage }: Pick<MailListProps, 'page' | 'lastPage'>) {
  if (lastPage === 1) return null;
  return (
    <nav className={styles['pages']} aria-label="Pages of mails">
      {page > 1 ? (
        <Link to="/sandbox/mailbox" search={{ page: Math.min(page - 1, lastPage) }}>
          Newer
        </Link>
      ) : (
        <span />
      )}
      <span>
        Page {page} of {lastPage}
      </span>
      {page < lastPage ? (
        <Link to="/sandbox/mailbox" search={{ page: page + 1 }}>
          Older
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** Mails as lines, newest first. */
export function MailList({ mails, open, page, lastPage }: MailListProps) {
  return (
    <div className={styles['list']}>
      <ul className={styles['entries']} aria-label="Mails">
        {mails.map((mail) => (
          <Entry key={mail.id} mail={mail} page={page} isOpen={mail.id === open} />
        ))}
      </ul>
      <Pages page={page} lastPage={lastPage} />
    </div>
  );
}
