import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './Bookings.module.css';

interface CandidatePageProps {
  /** Null: whoever looks may not change the booking, and gets no link. */
  readonly url: string | null;
}

/** The link to the candidate’s own page, and what it is for. */
export function CandidatePage({ url }: CandidatePageProps) {
  if (!url) return null;
  return (
    <div>
      <div className={styles['row']}>
        <span>The candidate’s own page:</span>
        <CopyButton text={url} what="link to the candidate’s page" />
      </div>
      <p className={styles['soft']}>
        It shows time, place, payment and certificate without signing in: send its link only to them.
      </p>
    </div>
  );
}
