import { IconAlertCircle } from '@tabler/icons-react';
import { RequestFailed } from '../api/request-json.ts';
import styles from './FormProblem.module.css';

interface FormProblemProps {
  readonly error: Error | null;
}

/** Above a form's button: why it was not done. What is wrong with single fields stands beside them (see applyRefusal). */
export function FormProblem({ error }: FormProblemProps) {
  if (!error) return null;
  const offline = error instanceof RequestFailed && error.status === 0;
  return (
    <p role="alert" className={styles['problem']}>
      <IconAlertCircle size={18} aria-hidden />
      {offline ? 'There is no connection to Veriward. Nothing was lost: try again.' : error.message}
    </p>
  );
}
