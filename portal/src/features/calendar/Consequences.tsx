import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { countOf, showCount, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Plan.module.css';

type Told = Schemas.EventConsequences;

interface ConsequencesProps {
  readonly eventId: number;
  readonly of: 'cancel' | 'move';
}

const refundWords: Readonly<Record<Schemas.RefundSum['kind'], (sum: Schemas.RefundSum) => string>> = {
  credits: ({ amount }) =>
    `${showCount(amount / 100)} ${amount === 100 ? 'credit goes' : 'credits go'} back to wallets`,
  balance: ({ amount }) => `${showPence(amount)} goes back to wallets’ balances`,
  card: ({ amount }) => `${showPence(amount)} goes back to candidates’ cards`,
  invoice: ({ amount, bookings }) =>
    `${countOf(bookings, 'invoice')} over ${showPence(amount)} become void, or are credited if paid`,
};

const mailWords = ({ candidate_mails, organisation_mails }: Told): string =>
  `Told by e-mail: ${countOf(candidate_mails, 'candidate')}, and the organisations’ contacts of ${countOf(organisation_mails, 'booking')}`;

function linesOf(told: Told, of: ConsequencesProps['of']): string[] {
  if (told.bookings === 0 && told.holds === 0) return ['Nobody has booked: nobody is told.'];
  const whose = `${countOf(told.bookings, 'booking')} of ${countOf(told.organisations, 'organisation')}`;
  if (of === 'move')
    return [`${whose} move with it; nobody has to agree first`, mailWords(told), ...heldWords(told, 'stay')];
  return [
    `${whose} end`,
    ...told.refunds.map((sum) => refundWords[sum.kind](sum)),
    ...(told.open_payments > 0
      ? [`${countOf(told.open_payments, 'open payment')} of candidates are closed`]
      : []),
    ...heldWords(told, 'end'),
    mailWords(told),
  ];
}

const heldWords = ({ holds }: Told, verb: string): string[] =>
  holds > 0
    ? [`${countOf(holds, 'held seat')}: ${holds === 1 ? `the hold ${verb}s` : `the holds ${verb}`}`]
    : [];

/** What cancelling or moving an event does, told before it is done. */
export function Consequences({ eventId, of }: ConsequencesProps) {
  const query = useQuery(read('/training-events/{id}/consequences', { path: { id: eventId } }));
  return (
    <Loaded query={query} what="The consequences" height={90}>
      {(told) => (
        <ul className={styles['consequences']}>
          {linesOf(told, of).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
