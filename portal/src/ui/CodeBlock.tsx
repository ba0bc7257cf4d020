import styles from './CodeBlock.module.css';
import { CopyButton } from './CopyButton.tsx';

interface CodeBlockProps {
  /** Short name above the code. */
  readonly label: string;
  readonly code: string;
  /** The part the reader has to replace: it stands out. */
  readonly placeholder?: string;
  /** False for what is only to be read, such as an answer. */
  readonly canCopy?: boolean;
}

function marked(code: string, placeholder: string | undefined) {
  const at = placeholder === undefined ? -1 : code.indexOf(placeholder);
  if (placeholder === undefined || at < 0) return code;
  return (
    <>
      {code.slice(0, at)}
      <mark className={styles['mark']}>{placeholder}</mark>
      {code.slice(at + placeholder.length)}
    </>
  );
}

/** Code to read or to copy. Long lines wrap: nothing has to be scrolled sideways on a phone. */
export function CodeBlock({ label, code, placeholder, canCopy = true }: CodeBlockProps) {
  return (
    <figure className={styles['block']}>
      <figcaption className={styles['caption']}>
        <span>{label}</span>
        {canCopy ? <CopyButton text={code} what={label} /> : null}
      </figcaption>
      <pre className={styles['code']}>
        <code>{marked(code, placeholder)}</code>
      </pre>
    </figure>
  );
}
