import { Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Schemas } from '../../api/console.ts';
import styles from './Plan.module.css';
import { clashWords } from './use-clashes.ts';

type Clash = Schemas.TrainingEventClash;

/** What takes the trainer's or the place's time meanwhile, each in a line. */
export function ClashList({ clashes }: { readonly clashes: readonly Clash[] }) {
  if (clashes.length === 0) return null;
  return (
    <ul className={styles['clashes']}>
      {clashes.map((clash) => (
        <li key={`${clash.kind} ${clash.training_event_id} ${clash.start_date}`}>
          <IconAlertTriangle size={15} aria-hidden /> Clash: {clashWords(clash)}
        </li>
      ))}
    </ul>
  );
}

interface AcceptedClashesProps {
  readonly clashes: readonly Clash[];
  /** “Move it although the place is taken”. */
  readonly label: string;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}

/** The clashes of a change, and whether it is wanted all the same. */
export function AcceptedClashes({ clashes, label, accepted, onAccept }: AcceptedClashesProps) {
  if (clashes.length === 0) return null;
  return (
    <div className={styles['taken']}>
      <ClashList clashes={clashes} />
      <Checkbox
        label={label}
        checked={accepted}
        onChange={({ currentTarget }) => onAccept(currentTarget.checked)}
      />
    </div>
  );
}
