import type { UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Timeline.module.css';
import { amountOf, reasonWords } from './words.ts';

type Happening = Schemas.BookingHappening;

const marks: Readonly<Record<string, string>> = {
  attended: 'Marked as attended',
  no_show: 'Marked as not come',
  completed: 'Marked as completed',
  failed: 'Marked as failed',
};

const marked = (mark: string | null): string => marks[mark ?? ''] ?? 'The mark was taken back';

const moved = ({ moved_from, moved_to }: Happening): string =>
  moved_from && moved_to ? `Moved from ${showMoment(moved_from)} to ${showMoment(moved_to)}` : 'Moved';

function cancelled({ reason, refund }: Happening): string {
  const why = reasonWords[reason ?? ''];
  return `Cancelled${why ? `: ${why}` : ''}. ${refund ? `${amountOf(refund)} given back` : 'Nothing given back'}`;
}

/** What each kind of entry says; an entry of a kind that is not here names itself. */
const sentences: Readonly<Record<string, (happening: Happening) => string>> = {
  'booking.created': () => 'Booked',
  'booking.cancelled': cancelled,
  'booking.paid': () => 'The candidate paid',
  'booking.invoice_paid': () => 'The invoice was paid',
  'booking.review_approved': () => 'The review approved it',
  'booking.rescheduled': moved,
  'bls_booking.rescheduled': moved,
  'booking.attendance_marked': ({ attendance }) => marked(attendance),
  'bls_booking.marked': ({ training_status }) => marked(training_status),
  'booking.result_changed': ({ passed }) => (passed ? 'Result: passed' : 'Result: not passed'),
  'booking.certificate_issued': () => 'The certificate was issued',
  'booking.certificate_revoked': () => 'The certificate was withdrawn',
  'bls_kit.sent': () => 'The kit was posted',
  'bls_kit.returned': () => 'The kit came back',
  'bls_kit.due_date_changed': () => 'The kit has another due date',
  'bls_kit.waived': () => 'No kit is needed',
};

const tones: Readonly<Record<string, string>> = {
  'booking.cancelled': 'bad',
  'booking.certificate_revoked': 'bad',
  'booking.certificate_issued': 'good',
  'booking.paid': 'good',
};

const actors = {
  api_key: 'by the API',
  member: 'by your organisation',
  staff: 'by the training provider',
  candidate: 'by the candidate',
  system: 'automatically',
} as const;

interface TimelineProps {
  readonly query: UseQueryResult<Schemas.BookingHistory>;
}

/** What happened to a booking, the newest first. */
export function Timeline({ query }: TimelineProps) {
  return (
    <Card title="What happened">
      <Loaded query={query} what="The history">
        {({ data }) => (
          <ol className={styles['timeline']}>
            {data.toReversed().map((happening) => (
              <li key={`${happening.at} ${happening.action}`} data-tone={tones[happening.action]}>
                {(sentences[happening.action] ?? (() => happening.action.replace(/[._]/g, ' ')))(happening)}
                <span className={styles['soft']}>
                  {showMoment(happening.at)}{' '}
                  {happening.actor_name ? `by ${happening.actor_name}` : actors[happening.actor]}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}
