import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './FilterBar.module.css';

interface FilterBarProps {
  /** What is looked through: “Name or e-mail”. */
  readonly searchLabel: string;
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
  /** How many of the filters below are set. */
  readonly set: number;
  readonly onClear: () => void;
  /** The other filters, in the order of their use. */
  readonly children: ReactNode;
}

type SearchBoxProps = Pick<FilterBarProps, 'search' | 'searchLabel' | 'onSearch'>;

/** What is typed is told to the address a moment later; what changes there otherwise is shown here. */
function SearchBox({ search = '', searchLabel, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(search);
  const told = useRef(search);
  const tell = useDebouncedCallback((value: string) => {
    const sought = value.trim().length < 2 ? undefined : value;
    if ((sought ?? '') === told.current) return;
    told.current = sought ?? '';
    onSearch(sought);
  }, 250);
  useEffect(() => {
    if (search === told.current) return;
    told.current = search;
    setText(search);
  }, [search]);
  return (
    <TextInput
      className={styles['search'] ?? ''}
      label={searchLabel}
      type="search"
      value={text}
      leftSection={<IconSearch size={16} aria-hidden />}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        tell(value);
      }}
    />
  );
}

/** A list's search and filters; the filters stay folded until somebody wants them or has set one. */
export function FilterBar({ searchLabel, search, onSearch, set, onClear, children }: FilterBarProps) {
  const [open, setOpen] = useState(set > 0);
  const id = useId();
  return (
    <search className={styles['bar']}>
      <div className={styles['first']}>
        <SearchBox search={search} searchLabel={searchLabel} onSearch={onSearch} />
        <Button
          variant="default"
          aria-expanded={open}
          aria-controls={id}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {set > 0 ? `Filters (${set})` : 'Filters'}
        </Button>
        {set > 0 || search !== undefined ? (
          <Button variant="subtle" onClick={onClear}>
            Clear
          </Button>
        ) : null}
      </div>
      <div id={id} className={styles['more']} hidden={!open}>
        {open ? children : null}
      </div>
    </search>
  );
}
