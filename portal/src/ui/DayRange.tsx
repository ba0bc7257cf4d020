import { TextInput } from '@mantine/core';

interface Days {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

interface DayRangeProps extends Days {
  /** What the days are of: “Training” gives “Training from” and “Training until”. */
  readonly what: string;
  readonly onChange: (days: Days) => void;
}

/** A filter by days: the first and the last, each of them optional. */
export function DayRange({ what, from, until, onChange }: DayRangeProps) {
  return (
    <>
      <TextInput
        label={`${what} from`}
        type="date"
        value={from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined, until })}
      />
      <TextInput
        label={`${what} until`}
        type="date"
        value={until ?? ''}
        onChange={({ currentTarget }) => onChange({ from, until: currentTarget.value || undefined })}
      />
    </>
  );
}
