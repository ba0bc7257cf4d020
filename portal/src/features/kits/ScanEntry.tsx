import { Button, TextInput } from '@mantine/core';
import { IconAlertCircle, IconBarcode, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './ScanEntry.module.css';
import type { Scanner, ScanResult } from './use-scanner.ts';

/** Nothing else on the page takes what is typed: a scanner types wherever it is pointed. */
function useKeysTo(field: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && document.activeElement === document.body) field.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [field]);
}

const icons = { good: IconCircleCheck, bad: IconAlertCircle, info: IconInfoCircle };

function Result({ result, onDone }: { readonly result: ScanResult; readonly onDone: () => void }) {
  const Icon = icons[result.tone];
  return (
    <div className={styles['result']} data-tone={result.tone}>
      <Icon size={22} aria-hidden />
      <p>{result.message}</p>
      {result.undo ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            result.undo?.();
            onDone();
          }}
        >
          Undo
        </Button>
      ) : null}
    </div>
  );
}

function Told({ scanner: { result }, onDone }: { readonly scanner: Scanner; readonly onDone: () => void }) {
  return (
    <div role="status" className={styles['told']}>
      {result ? (
        <Result result={result} onDone={onDone} />
      ) : (
        <p className={styles['hint']}>
          A kit that is out is taken back at once. To send one, choose its session first, or scan it and then
          choose.
        </p>
      )}
    </div>
  );
}

const asked = ({ session, kit }: Scanner): string => {
  if (session) return `Kit for ${session.candidate}`;
  return kit ? `Booking for ${kit}` : 'Kit or booking number';
};

/** Where kits are scanned, or their numbers typed; it has the focus whenever nothing else needs it. */
export function ScanEntry({ scanner }: { readonly scanner: Scanner }) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useKeysTo(field);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every result the next kit is scanned
  useEffect(() => field.current?.focus({ preventScroll: true }), [scanner.result]);
  return (
    <form
      className={styles['entry']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '' || scanner.isBusy) return;
        scanner.enter(typed);
        setTyped('');
      }}
    >
      <div className={styles['line']}>
        <TextInput
          ref={field}
          className={styles['field']}
          size="md"
          label={asked(scanner)}
          placeholder="Scan, or type and press Enter"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          leftSection={<IconBarcode size={20} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') scanner.letGo();
          }}
        />
        <Button type="submit" size="md" loading={scanner.isBusy}>
          Enter
        </Button>
        {scanner.session || scanner.kit ? (
          <Button variant="default" size="md" onClick={scanner.letGo}>
            Leave it
          </Button>
        ) : null}
      </div>
      <Told scanner={scanner} onDone={() => field.current?.focus()} />
    </form>
  );
}
