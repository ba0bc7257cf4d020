import styles from './CodeBlock.module.css';
import { CopyButton } from './CopyButton.tsx';

interface CodeBlockProps {
  /** Short name above the code. */
  readonly label: string;
  readonly code: string;
  /** Words the reader has to replace: they stand out. Each stands once in the code, if at all. */
  readonly placeholders?: readonly string[];
  /** False for what is only to be read, such as an answer. */
  readonly canCopy?: boolean;
}

function Mark({ children }: { readonly children: string }) {
  return <mark className={styles['mark']}>{children}</mark>;
}

function marked(code: string, placeholders: readonly string[]) {
  if (placeholders.length === 0) return code;
  return code
    .split(new RegExp(`(${placeholders.join('|')})`))
    .map((part) => (placeholders.includes(part) ? <Mark key={part}>{part}</Mark> : part));
}

/** Code to read or to copy. Long lines wrap: nothing has to be scrolled sideways on a phone. */
export function CodeBlock({ label, code, placeholders = [], canCopy = true }: CodeBlockProps) {
  return (
    <figure className={styles['block']}>
      <figcaption className={styles['caption']}>
        <span>{label}</span>
        {canCopy ? <CopyButton text={code} what={label} /> : null}
      </figcaption>
      <pre className={styles['code']}>
        <code>{marked(code, placeholders)}</code>
      </pre>
    </figure>
  );
}
