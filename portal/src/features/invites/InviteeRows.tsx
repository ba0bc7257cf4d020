import { Button, CloseButton, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { countOf } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import { type Candidate, isEmpty, problemsOf, readPasted } from '../find/candidates.ts';
import styles from './InviteeRows.module.css';
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
    <div className={styles['sent']}>
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
      <div className={styles['fields']}>
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

function Paste({
  onRead,
  onClose,
}: {
  onRead: (candidates: readonly Candidate[]) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const found = readPasted(text);
  return (
    <>
      <Textarea
        autosize
        minRows={3}
        maxRows={10}
        label="One candidate a line"
        description="Name and e-mail, as copied from a spreadsheet or separated by commas."
        placeholder="Jane Smith, jane.smith@example.com"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles['buttons']}>
        <Button disabled={found.length === 0} onClick={() => onRead(found)}>
          {found.length === 0 ? 'Take over' : `Take over ${countOf(found.length, 'candidate')}`}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Never mind
        </Button>
      </div>
    </>
  );
}

/** Those to be invited: typed, or pasted from a spreadsheet. */
export function InviteeRows(props: InviteeRowsProps) {
  const { rows, disabled, onChange } = props;
  const [isPasting, setPasting] = useState(false);
  const takeOver = (found: readonly Candidate[]) => {
    onChange((before) => [
      ...before.filter(({ candidate, outcome }) => outcome.state === 'sent' || !isEmpty(candidate)),
      ...found.map(inviteeFor),
    ]);
    setPasting(false);
  };
  let number = 0;
  return (
    <div className={styles['rows']}>
      {rows.map((row) => {
        if (row.outcome.state === 'sent') return <Sent key={row.key} row={row} />;
        number += 1;
        return <Open key={row.key} {...props} row={row} number={number} />;
      })}
      {isPasting ? (
        <Paste onRead={takeOver} onClose={() => setPasting(false)} />
      ) : (
        <div className={styles['buttons']}>
          <Button
            variant="default"
            disabled={disabled}
            onClick={() => onChange((before) => [...before, inviteeFor()])}
          >
            Add a candidate
          </Button>
          <Button variant="default" disabled={disabled} onClick={() => setPasting(true)}>
            Paste a list
          </Button>
        </div>
      )}
    </div>
  );
}
