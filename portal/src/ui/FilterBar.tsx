import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './FilterBar.module.css';

interface SearchBoxProps {
  /** What is looked through: “Name or e-mail”. */
  readonly searchLabel: string;
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
}

/** A list's search: what is typed is told to the address a moment later, what changes there otherwise is shown here. */
export function SearchBox({ search = '', searchLabel, onSearch }: SearchBoxProps) {
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

interface FoldedFiltersProps {
  /** What always stands there: a search, or what is asked for most. */
  readonly first: ReactNode;
  /** What unfolds the others. */
  readonly word?: string;
  /** How many of the filters below are set. */
  readonly set: number;
  /** Missing: nothing is set. */
  readonly onClear: (() => void) | undefined;
  /** The other filters, in the order of their use. */
  readonly children: ReactNode;
}

/** A list's filters: all but the first stay folded until somebody wants them or has set one. */
export function FoldedFilters({ first, word = 'Filters', set, onClear, children }: FoldedFiltersProps) {
  const [open, setOpen] = useState(set > 0);
  const id = useId();
  return (
    <search className={styles['bar']}>
      <div className={styles['first']}>
        {first}
        <Button
          variant="default"
          aria-expanded={open}
          aria-controls={id}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {set > 0 ? `${word} (${set})` : word}
        </Button>
        {onClear ? (
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

type FilterBarProps = SearchBoxProps &
  Pick<FoldedFiltersProps, 'set' | 'children'> & { readonly onClear: () => void };

/** A list's search, and its filters folded beside it. */
export function FilterBar({ set, onClear, children, ...box }: FilterBarProps) {
  const isNarrowed = set > 0 || box.search !== undefined;
  return (
    <FoldedFilters first={<SearchBox {...box} />} set={set} onClear={isNarrowed ? onClear : undefined}>
      {children}
    </FoldedFilters>
  );
}
