import styles from './OnThisPage.module.css';

interface OnThisPageProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** Links to the parts of a page, in its order. */
export function OnThisPage({ label, parts }: OnThisPageProps) {
  return (
    <nav className={styles['contents']} aria-label={label}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className={styles['jump']}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
