import { Tabs } from '@mantine/core';
import type { Mail } from '../../api/mails.ts';
import styles from './MailBody.module.css';

/** Links leave the frame, where this site may not be shown; scripts do not run. */
const asPage = (html: string): string => `<base target="_blank">${html}`;

/** The mail as HTML and as plain text. */
export function MailBody({ mail }: { readonly mail: Mail }) {
  return (
    <Tabs defaultValue="html" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="html">HTML</Tabs.Tab>
        <Tabs.Tab value="text">Text</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="html">
        <iframe
          className={styles['html']}
          title={`HTML of “${mail.subject}”`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={asPage(mail.html)}
        />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <pre className={styles['text']}>{mail.text}</pre>
      </Tabs.Panel>
    </Tabs>
  );
}
