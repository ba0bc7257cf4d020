import { Link } from '@tanstack/react-router';
import { useDeployment, useProducts } from '../../api/deployment.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './FirstBooking.module.css';
import { firstBookingSteps, placeholders } from './first-booking-steps.ts';

function WhereTheKeyIs({ demo }: { readonly demo: boolean }) {
  return demo ? (
    <>
      Your key is the <code>api_key</code> of Acme Healthcare in <code>.veriward/demo-credentials.json</code>{' '}
      (or in the folder that <code>VERIWARD_DATA_DIR</code> names); the start-up message shows it too.
    </>
  ) : (
    <>
      This deployment has no demo data. <code>node bin/veriward.mjs keys create</code> prints a client id and
      a key for one of your organisations; <code>GET /training-events</code> lists the events it can book.
    </>
  );
}

/** A booking by curl, from a key to a paid seat. Only where classroom training is served. */
export function FirstBooking() {
  const { data: products } = useProducts();
  const { data: deployment } = useDeployment();
  const training = products?.find(({ slug }) => slug === 'practical-training');
  if (!training || !deployment) return null;
  return (
    <Section
      id="first-booking"
      title="Your first booking in three calls"
      lead={<WhereTheKeyIs demo={deployment.demo} />}
    >
      <ol className={styles['steps']}>
        {firstBookingSteps({ base: location.origin + training.mount, demo: deployment.demo }).map(
          ({ title, explanation, label, code, outcome }) => (
            <li key={label} className={styles['step']}>
              <div className={styles['words']}>
                <h3>{title}</h3>
                <p>{explanation}</p>
                <p className={styles['outcome']}>{outcome}</p>
              </div>
              <CodeBlock label={label} code={code} placeholders={placeholders} />
            </li>
          ),
        )}
      </ol>
      <p>
        From here: every call in the <a href={training.docs}>reference</a>, and what all calls have in common
        in the{' '}
        <Link to="/docs" hash="conventions">
          API docs
        </Link>
        .
      </p>
    </Section>
  );
}
