import { Anchor, Button, CloseButton, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Status } from '../../ui/Status.tsx';
import styles from './CandidateRows.module.css';
import { type Candidate, isEmpty, nobody, problemsOf } from './candidates.ts';
import { PasteCandidates } from './PasteCandidates.tsx';
import { inRow, type Row, rowFor } from './use-seat-draft.ts';

const fields = [
  ['first_name', 'First name', 'text'],
  ['last_name', 'Last name', 'text'],
  ['email', 'E-mail', 'email'],
  ['phone', 'Phone', 'tel'],
  ['job_role', 'Job role (optional)', 'text'],
] as const;

interface RowProps {
  readonly row: Row;
  readonly number: number;
  readonly others: readonly Candidate[];
  /** Problems show once booking was tried, and before that beside what was typed. */
  readonly strict: boolean;
  readonly disabled: boolean;
  readonly onType: (candidate: Candidate) => void;
  readonly onRemove: () => void;
}

function OpenRow({ row, number, others, strict, disabled, onType, onRemove }: RowProps) {
  const { candidate, outcome } = row;
  const problems = problemsOf(candidate, others);
  const shown = (field: keyof Candidate) =>
    strict || candidate[field].trim() !== '' ? (problems[field] ?? null) : null;
  return (
    <fieldset className={styles['row']} disabled={disabled}>
      <legend className={styles['number']}>Candidate {number}</legend>
      <div className={styles['fields']}>
        {fields.map(([field, label, type]) => (
          <TextInput
            key={field}
            label={label}
            type={type === 'email' ? 'text' : type}
            inputMode={type === 'email' ? 'email' : undefined}
            autoComplete="off"
            maxLength={field === 'phone' ? 30 : 254}
            value={candidate[field]}
            error={shown(field)}
            onChange={({ currentTarget }) => onType({ ...candidate, [field]: currentTarget.value })}
          />
        ))}
        <CloseButton
          aria-label={`Remove candidate ${number}`}
          className={styles['remove'] ?? ''}
          onClick={onRemove}
        />
      </div>
      {outcome.state === 'refused' ? (
        <p role="alert" className={styles['why']}>
          Not booked: {outcome.why}
        </p>
      ) : null}
    </fieldset>
  );
}

function BookedRow({ row }: Pick<RowProps, 'row'>) {
  const { candidate, outcome } = row;
  if (outcome.state !== 'booked') return null;
  const waits = outcome.paid === 'candidate_pays' ? 'Waits for their payment' : 'Waits for review';
  return (
    <div className={styles['done']}>
      <span>
        <strong>
          {candidate.first_name} {candidate.last_name}
        </strong>{' '}
        <span className={styles['soft']}>{candidate.email}</span>
      </span>
      <Status tone={outcome.pending ? 'warn' : 'good'}>{outcome.pending ? waits : 'Booked'}</Status>
      <Anchor component={Link} to={`/app/bookings/${outcome.id}` as '/app/bookings'}>
        Booking {outcome.id}
      </Anchor>
    </div>
  );
}

interface CandidateRowsProps {
  readonly rows: readonly Row[];
  readonly strict: boolean;
  readonly disabled: boolean;
  readonly onChange: (next: (rows: readonly Row[]) => readonly Row[]) => void;
}

/** Who comes: typed, or pasted from a spreadsheet. Those who are booked stand there with their booking. */
export function CandidateRows({ rows, strict, disabled, onChange }: CandidateRowsProps) {
  const takeOver = (candidates: readonly Candidate[]) => {
    onChange((before) => [
      ...before.filter(({ candidate, outcome }) => outcome.state === 'booked' || !isEmpty(candidate)),
      ...candidates.map(rowFor),
    ]);
  };
  const typed = rows.filter(({ candidate }) => !isEmpty(candidate));
  let number = 0;
  return (
    <div className={styles['rows']}>
      {rows.map((row) => {
        if (row.outcome.state === 'booked') return <BookedRow key={row.key} row={row} />;
        number += 1;
        return (
          <OpenRow
            key={row.key}
            row={row}
            number={number}
            strict={strict}
            disabled={disabled}
            others={typed.filter(({ key }) => key !== row.key).map(({ candidate }) => candidate)}
            onType={(candidate) => onChange((before) => inRow(before, row.key, { candidate }))}
            onRemove={() => onChange((before) => before.filter(({ key }) => key !== row.key))}
          />
        );
      })}
      <div className={styles['buttons']}>
        <Button
          variant="default"
          disabled={disabled}
          onClick={() => onChange((before) => [...before, rowFor(nobody)])}
        >
          Add a candidate
        </Button>
        <PasteCandidates
          description="Name, e-mail, phone and perhaps job role, as copied from a spreadsheet or separated by commas."
          placeholder="Jane Smith, jane.smith@example.com, 07700 900123, Registered nurse"
          disabled={disabled}
          onRead={takeOver}
        />
      </div>
    </div>
  );
}
