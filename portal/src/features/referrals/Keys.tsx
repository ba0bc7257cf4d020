import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Schemas } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showDay, showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Keys.module.css';

type Key = Schemas.ReferralKey;

const states = {
  live: { tone: 'good', label: 'Live' },
  expired: { tone: 'quiet', label: 'Expired' },
  revoked: { tone: 'bad', label: 'Revoked' },
} as const;

interface Change {
  readonly isPending: boolean;
  readonly error: Error | null;
}

interface RevokeProps {
  readonly apiKey: Key;
  readonly change: Change;
  readonly onRevoke: (keyId: number, onDone: () => void) => void;
}

function Revoke({ apiKey, change, onRevoke }: RevokeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => setOpen(true)}
        aria-label={`Revoke ${apiKey.label}`}
      >
        Revoke
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={`Revoke ${apiKey.label}?`}
        action="Revoke the key"
        isFinal
        pending={change.isPending}
        error={change.error}
        onClose={() => setOpen(false)}
        onConfirm={() => onRevoke(apiKey.id, () => setOpen(false))}
      >
        <p>
          Programs that send {apiKey.prefix}… are refused from the next request on, for ever.{' '}
          {apiKey.last_used_at
            ? `It was last used ${showMoment(apiKey.last_used_at)}.`
            : 'It was never used.'}
        </p>
      </ConfirmDialog>
    </>
  );
}

interface NewKeyProps {
  readonly change: Change;
  readonly onCreate: (label: string, onDone: (key: string) => void, onError: (error: Error) => void) => void;
  readonly onMade: (key: string) => void;
}

function NewKey({ change, onCreate, onMade }: NewKeyProps) {
  const form = useForm({ initialValues: { label: '' } });
  const submit = form.onSubmit(({ label }) =>
    onCreate(
      label,
      (key) => {
        form.reset();
        onMade(key);
      },
      (error) => applyRefusal(form, error),
    ),
  );
  return (
    <form onSubmit={submit} className={styles['form']}>
      <TextInput label="What the new key is for" required maxLength={100} {...form.getInputProps('label')} />
      <Button type="submit" loading={change.isPending}>
        Make a key
      </Button>
      <FormProblem error={change.error} />
    </form>
  );
}

interface KeysProps {
  readonly keys: readonly Key[];
  readonly create: Change;
  readonly revoke: Change;
  readonly onCreate: NewKeyProps['onCreate'];
  readonly onRevoke: RevokeProps['onRevoke'];
  /** Left out where keys are not replaced. */
  readonly onRotate?: undefined | ((keyId: number, onDone: (key: string) => void) => void);
}

interface KeyRowProps extends Pick<KeysProps, 'revoke' | 'onRevoke' | 'onRotate'> {
  readonly apiKey: Key;
  readonly onMade: (key: string) => void;
}

function KeyRow({ apiKey: key, revoke, onRevoke, onRotate, onMade }: KeyRowProps) {
  return (
    <li>
      <div>
        <strong>{key.label}</strong> <code>{key.prefix}…</code>
        <p className={styles['soft']}>
          Made {showDay(key.created_at)} ·{' '}
          {key.last_used_at ? `last used ${showMoment(key.last_used_at)}` : 'never used'}
          {key.expires_at ? ` · ends ${showMoment(key.expires_at)}` : ''}
        </p>
      </div>
      <Status tone={states[key.status].tone}>{states[key.status].label}</Status>
      {key.status === 'live' ? (
        <span className={styles['acts']}>
          {onRotate ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Replace ${key.label}`}
              onClick={() => onRotate(key.id, onMade)}
            >
              Replace
            </Button>
          ) : null}
          <Revoke apiKey={key} change={revoke} onRevoke={onRevoke} />
        </span>
      ) : null}
    </li>
  );
}

/** Keys of a referral partner; a new one is shown once. */
export function Keys({ keys, create, revoke, onCreate, onRevoke, onRotate }: KeysProps) {
  const [made, setMade] = useState<string | null>(null);
  return (
    <div className={styles['keys']}>
      {made ? (
        <div role="status" className={styles['made']}>
          <p>
            <strong>Keep the new key now.</strong> It is not shown again.
          </p>
          <CodeBlock label="New key" code={made} />
        </div>
      ) : null}
      {keys.length === 0 ? (
        <EmptyState title="No key yet">
          A program sends referrals with a key. Two can be live at once, so that one replaces the other.
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {keys.map((key) => (
            <KeyRow
              key={key.id}
              apiKey={key}
              revoke={revoke}
              onRevoke={onRevoke}
              onRotate={onRotate}
              onMade={setMade}
            />
          ))}
        </ul>
      )}
      <NewKey change={create} onCreate={onCreate} onMade={setMade} />
    </div>
  );
}
