import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import type { CheckReport, CheckStep } from './check-delivery.ts';
import styles from './Report.module.css';

const marks = {
  passed: { Icon: IconCircleCheck, word: 'Passed' },
  failed: { Icon: IconCircleX, word: 'Failed' },
  noted: { Icon: IconAlertTriangle, word: 'Look at this' },
  skipped: { Icon: IconMinus, word: 'Not checked' },
} as const;

function Step({ step }: { readonly step: CheckStep }) {
  const { Icon, word } = marks[step.state];
  return (
    <li className={styles['step']} data-state={step.state}>
      <Icon size={22} stroke={1.8} aria-hidden className={styles['icon']} />
      <div className={styles['words']}>
        <h3 className={styles['title']}>
          {step.title} <span className={styles['state']}>{word}</span>
        </h3>
        <p>{step.text}</p>
      </div>
    </li>
  );
}

/** What the checks came to, then each of them. */
export function Report({ report }: { readonly report: CheckReport }) {
  const { Icon } = marks[report.state];
  return (
    <>
      <div className={styles['headline']} data-state={report.state} role="status">
        <Icon size={28} stroke={1.8} aria-hidden className={styles['icon']} />
        <h2>{report.headline}</h2>
      </div>
      <ol className={styles['steps']}>
        {report.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </>
  );
}
