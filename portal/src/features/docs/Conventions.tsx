import { OnThisPage } from '../../ui/OnThisPage.tsx';
import styles from './Conventions.module.css';
import { conventions } from './conventions-text.tsx';

/** What every call has in common, each rule beside an example of it. */
export function Conventions() {
  return (
    <section id="conventions" aria-labelledby="conventions-title" className={styles['conventions']}>
      <div className={styles['head']}>
        <h2 id="conventions-title">What all calls have in common</h2>
        <p className={styles['lead']}>
          Learn it once: these rules hold for every product with bearer tokens. Where a product differs, its
          reference says so.
        </p>
      </div>
      <OnThisPage label="Conventions" parts={conventions} />
      <div className={styles['rules']}>
        {conventions.map(({ id, title, text, examples }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className={styles['rule']}>
            <div className={styles['text']}>
              <h3 id={`${id}-title`}>{title}</h3>
              {text}
            </div>
            <div className={styles['examples']}>{examples}</div>
          </section>
        ))}
      </div>
    </section>
  );
}
