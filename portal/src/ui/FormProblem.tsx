import { IconAlertCircle } from '@tabler/icons-react';
import { RequestFailed } from '../api/request-json.ts';
import styles from './FormProblem.module.css';

interface FormProblemProps {
  readonly error: Error | null;
}

function wordsOf(error: Error): string {
  if (!(error instanceof RequestFailed)) return error.message;
  if (error.status === 0) return 'There is no connection to Veriward. Nothing was lost: try again.';
  if (error.code === 'unauthenticated') return 'Your session had ended. Nothing was lost: try again.';
  return error.message;
}

/** Above a form's button: why it was not done. What is wrong with single fields stands beside them (see applyRefusal). */
export function FormProblem({ error }: FormProblemProps) {
  if (!error) return null;
  return (
    <p role="alert" className={styles['problem']}>
      <IconAlertCircle size={18} aria-hidden />
      {wordsOf(error)}
    </p>
  );
}
