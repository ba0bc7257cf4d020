import { useQuery } from '@tanstack/react-query';
import { readAll } from '../../api/read-all.ts';

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly is_active: boolean;
}

/** One line of a list to choose from. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

const choicesOf = (entries: readonly Entry[] | undefined, onlyActive: boolean): Choice[] =>
  (entries ?? [])
    .filter(({ is_active }) => is_active || !onlyActive)
    .map(({ id, name, is_active }) => ({
      value: String(id),
      label: is_active ? name : `${name} (not in use)`,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));

/** Courses, places and trainers to choose from: those in use, or all. */
export function useChoices({ onlyActive }: { readonly onlyActive: boolean }) {
  const courses = useQuery(readAll('/courses')).data;
  const places = useQuery(readAll('/locations')).data;
  const trainers = useQuery(readAll('/trainers')).data;
  return {
    /** The courses themselves, for their length. */
    courseEntries: courses ?? [],
    courses: choicesOf(courses, onlyActive),
    places: choicesOf(places, onlyActive),
    trainers: choicesOf(trainers, onlyActive),
  };
}
