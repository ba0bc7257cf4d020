import { Button, CloseButton, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Status } from '../../ui/Status.tsx';
import styles from '../find/CandidateRows.module.css';
import { type Candidate, isEmpty, problemsOf } from '../find/candidates.ts';
import { PasteCandidates } from '../find/PasteCandidates.tsx';
import { type Invitee, inviteeFor } from './invitee.ts';

const fields = [
  ['first_name', 'First name'],
  ['last_name', 'Last name'],
  ['email', 'E-mail'],
  ['phone', 'Phone (optional)'],
] as const;

interface InviteeRowsProps {
  readonly rows: readonly Invitee[];
  readonly strict: boolean;
  readonly disabled: boolean;
  readonly onChange: (next: (rows: readonly Invitee[]) => readonly Invitee[]) => void;
}

function Sent({ row }: { readonly row: Invitee }) {
  if (row.outcome.state !== 'sent') return null;
  return (
    <div className={styles['done']}>
      <span>
        <strong>
          {row.candidate.first_name} {row.candidate.last_name}
        </strong>{' '}
        {row.candidate.email}
      </span>
      <Status tone="good">Sent</Status>
      <Link to="/app/invites/$inviteId" params={{ inviteId: String(row.outcome.id) }}>
        Invite {row.outcome.id}
      </Link>
    </div>
  );
}

function Open({
  row,
  number,
  rows,
  strict,
  disabled,
  onChange,
}: InviteeRowsProps & { row: Invitee; number: number }) {
  const { candidate, outcome, key } = row;
  const others = rows.filter((other) => other.key !== key && !isEmpty(other.candidate));
  const problems = problemsOf(
    candidate,
    others.map((other) => other.candidate),
    { needsPhone: false },
  );
  const type = (change: Partial<Candidate>) =>
    onChange((before) =>
      before.map((other) =>
        other.key === key ? { ...other, candidate: { ...other.candidate, ...change } } : other,
      ),
    );
  return (
    <fieldset className={styles['row']} disabled={disabled}>
      <legend className={styles['number']}>Candidate {number}</legend>
      <div className={styles['fields']} data-of="invitee">
        {fields.map(([field, label]) => (
          <TextInput
            key={field}
            label={label}
            autoComplete="off"
            maxLength={field === 'phone' ? 30 : 254}
            value={candidate[field]}
            error={strict || candidate[field].trim() !== '' ? (problems[field] ?? null) : null}
            onChange={({ currentTarget }) => type({ [field]: currentTarget.value })}
          />
        ))}
        <CloseButton
          aria-label={`Remove candidate ${number}`}
          className={styles['remove'] ?? ''}
          onClick={() => onChange((before) => before.filter((other) => other.key !== key))}
        />
      </div>
      {outcome.state === 'refused' ? (
        <p role="alert" className={styles['why']}>
          Not sent: {outcome.why}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Those to be invited: typed, or pasted from a spreadsheet. */
export function InviteeRows(props: InviteeRowsProps) {
  const { rows, disabled, onChange } = props;
  const takeOver = (found: readonly Candidate[]) => {
    onChange((before) => [
      ...before.filter(({ candidate, outcome }) => outcome.state === 'sent' || !isEmpty(candidate)),
      ...found.map(inviteeFor),
    ]);
  };
  let number = 0;
  return (
    <div className={styles['rows']}>
      {rows.map((row) => {
        if (row.outcome.state === 'sent') return <Sent key={row.key} row={row} />;
        number += 1;
        return <Open key={row.key} {...props} row={row} number={number} />;
      })}
      <div className={styles['buttons']}>
        <Button
          variant="default"
          disabled={disabled}
          onClick={() => onChange((before) => [...before, inviteeFor()])}
        >
          Add a candidate
        </Button>
        <PasteCandidates
          description="Name and e-mail, as copied from a spreadsheet or separated by commas."
          placeholder="Jane Smith, jane.smith@example.com"
          disabled={disabled}
          onRead={takeOver}
        />
      </div>
    </div>
  );
}
