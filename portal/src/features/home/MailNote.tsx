import { Button } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeployment } from '../../api/deployment.ts';
import { mailPage } from '../../api/mails.ts';
import styles from './MailNote.module.css';

function countInWords(total: number | undefined): string {
  if (total === undefined) return '';
  if (total === 0) return 'It is empty now.';
  return total === 1 ? 'It holds 1 mail now.' : `It holds ${total.toLocaleString('en-GB')} mails now.`;
}

function Note() {
  const { data } = useQuery(mailPage(1, 1));
  return (
    <section id="mail" aria-labelledby="mail-title" className={styles['note']}>
      <IconMailbox size={40} stroke={1.3} aria-hidden />
      <div className={styles['words']}>
        <h2 id="mail-title" className={styles['title']}>
          Where the mail goes
        </h2>
        <p>
          Nothing is sent to anybody here. Every e-mail is kept in the mailbox, where you read it as its
          recipient would. {countInWords(data?.meta.total)}
        </p>
      </div>
      <Button variant="default" renderRoot={(props) => <Link to="/sandbox/mailbox" {...props} />}>
        Open the mailbox
      </Button>
    </section>
  );
}

/** Tells where a sandbox keeps its mails; nothing in a live deployment. */
export function MailNote() {
  const { data: deployment } = useDeployment();
  return deployment?.mailbox ? <Note /> : null;
}
