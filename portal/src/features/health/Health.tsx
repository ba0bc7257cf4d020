import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { read } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { showTime } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Health.module.css';
import { JobsCard } from './JobsCard.tsx';
import { MailCard } from './MailCard.tsx';
import { DatabaseCard, ProcessesCard } from './SystemCard.tsx';
import { problemsOf, type SystemHealth } from './state-of.ts';
import { WebhooksCard } from './WebhooksCard.tsx';

/** Looked at again after this long, in ms. */
const pauseMs = 10_000;

function Verdict({ health }: { readonly health: SystemHealth }) {
  const problems = problemsOf(health);
  const isWell = problems.length === 0;
  const Icon = isWell ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={styles['verdict']} data-tone={isWell ? 'good' : 'warn'} role="status">
      <Icon size={26} aria-hidden />
      {isWell ? (
        <p>All is well: queues are moving, mail goes out, the database is current.</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Who comes from the day’s numbers sees the part they counted, once it is there. */
function useShownPart() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
}

function Parts({ health }: { readonly health: SystemHealth }) {
  useShownPart();
  return (
    <>
      <Verdict health={health} />
      <div className={styles['pair']}>
        <div id="webhooks">
          <WebhooksCard health={health} />
        </div>
        <div id="mail">
          <MailCard health={health} />
        </div>
      </div>
      <div id="jobs">
        <JobsCard health={health} />
      </div>
      <div className={styles['pair']}>
        <DatabaseCard health={health} />
        <ProcessesCard health={health} />
      </div>
    </>
  );
}

/** How the whole system is, and what somebody has to do about it. */
export function Health() {
  const query = useQuery({ ...read('/system-health', {}), refetchInterval: pauseMs });
  return (
    <DeskPage
      title="System health"
      lead={
        query.data
          ? `As of ${showTime(query.data.checked_at)}; looked at again every ten seconds.`
          : 'Looking …'
      }
    >
      <Loaded query={query} what="The system’s health" height={520}>
        {(health) => <Parts health={health} />}
      </Loaded>
    </DeskPage>
  );
}
