import { useDocumentTitle } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { DeploymentPanel } from './DeploymentPanel.tsx';
import { FirstBooking } from './FirstBooking.tsx';
import styles from './Home.module.css';
import { MailNote } from './MailNote.tsx';
import { ProductIndex } from './ProductIndex.tsx';

const proofs = ['Trained', 'Cleared', 'Referenced', 'Registered'];

/** What a newcomer sees first: what this is, whether it runs, what it serves, and a first call. */
export function Home() {
  useDocumentTitle('Veriward');
  return (
    <>
      <section className={styles['opening']}>
        <div className={styles['words']}>
          <h1>Veriward makes a health-care worker provably ready to work.</h1>
          <ul className={styles['proofs']}>
            {proofs.map((proof) => (
              <li key={proof}>
                <IconCheck size={20} stroke={2.4} aria-hidden />
                {proof}
              </li>
            ))}
          </ul>
          <p className={styles['lead']}>
            Training, occupational health, references and registration in one place, kept up to date. Agencies
            drive it by API; this is a deployment of your own.
          </p>
        </div>
        <DeploymentPanel />
      </section>
      <ProductIndex />
      <FirstBooking />
      <MailNote />
    </>
  );
}
