import { NumberInput, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSession } from '../../session/session.ts';
import { FoldedFilters } from '../../ui/FilterBar.tsx';
import { said } from '../../ui/list-search.ts';
import { OrganisationSelect } from '../../ui/OrganisationSelect.tsx';
import { type AuditSearch, actorKinds } from './search.ts';
import { actions, actorWords, subjectKinds } from './words.ts';

interface FiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

const numberOf = (typed: string | number): number | undefined => (typed === '' ? undefined : Number(typed));

interface NumberFilterProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onNumber: (value: number | undefined) => void;
}

/** Asks once the number is whole, not with each digit. */
function NumberFilter({ label, value, onNumber }: NumberFilterProps) {
  const [typed, setTyped] = useState<string | number>(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const commit = () => numberOf(typed) === value || onNumber(numberOf(typed));
  return (
    <NumberInput
      label={label}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChoice: (value: string | undefined) => void;
}

function Choice({ label, all, data, value, onChoice }: ChoiceProps) {
  return (
    <Select
      label={label}
      placeholder={all}
      clearable
      clearButtonProps={{ 'aria-label': all }}
      searchable
      data={data}
      value={value ?? null}
      onChange={(chosen) => onChoice(chosen ?? undefined)}
    />
  );
}

const days = [
  ['date_from', 'From'],
  ['date_to', 'To'],
] as const;

interface DaysProps {
  readonly search: AuditSearch;
  readonly onDay: (part: { readonly [Name in 'date_from' | 'date_to']?: string | undefined }) => void;
}

function Days({ search, onDay }: DaysProps) {
  return days.map(([name, label]) => (
    <TextInput
      key={name}
      type="date"
      label={label}
      value={search[name] ?? ''}
      onChange={(event) => onDay({ [name]: event.currentTarget.value || undefined })}
    />
  ));
}

const kinds = actorKinds.map((value) => ({ value, label: actorWords[value] }));

/** What of the trail is shown. */
export function Filters({ search, onChange }: FiltersProps) {
  const isStaff = useSession().organisation === null;
  const set = (part: { readonly [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }) =>
    onChange(said({ ...search, ...part }));
  const setKind = (kind: string | undefined) =>
    set({ actor_kind: actorKinds.find((one) => one === kind), actor_id: undefined });
  const { organisation_id, action, ...folded } = search;
  const first = (
    <>
      {isStaff ? (
        <OrganisationSelect
          label="Organisation"
          none="All, and the platform"
          value={organisation_id}
          onPick={(id) => set({ organisation_id: id })}
        />
      ) : null}
      <Choice
        label="Did what"
        all="Anything"
        data={actions}
        value={action}
        onChoice={(chosen) => set({ action: chosen })}
      />
    </>
  );
  return (
    <FoldedFilters
      first={first}
      word="More filters"
      set={Object.keys(folded).length}
      onClear={Object.keys(search).length > 0 ? () => onChange({}) : undefined}
    >
      <Choice label="Who" all="Everybody" data={kinds} value={search.actor_kind} onChoice={setKind} />
      <Choice
        label="To what"
        all="Everything"
        data={subjectKinds}
        value={search.subject_kind}
        onChoice={(subject_kind) => set({ subject_kind })}
      />
      <NumberFilter
        label="Its number"
        value={search.subject_id}
        onNumber={(subject_id) => set({ subject_id })}
      />
      <Days search={search} onDay={set} />
    </FoldedFilters>
  );
}
