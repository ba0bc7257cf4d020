import { Select } from '@mantine/core';

interface PickerProps<Value extends string | number> {
  readonly label: string;
  /** What it says when nothing is picked: “Any status”. */
  readonly any: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | undefined;
  readonly onPick: (value: Value | undefined) => void;
}

/** A filter with one of several values, or any. */
export function Picker<Value extends string | number>(props: PickerProps<Value>) {
  const { label, any, options, value, onPick } = props;
  return (
    <Select
      label={label}
      placeholder={any}
      clearable={value !== undefined}
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      searchable={options.length > 8}
      data={options.map((option) => ({ value: String(option.value), label: option.label }))}
      value={value === undefined ? null : String(value)}
      onChange={(picked) => onPick(options.find((option) => String(option.value) === picked)?.value)}
    />
  );
}
