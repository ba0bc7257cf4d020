import { useSyncExternalStore } from 'react';

/** What a trainer says of somebody in a class room; `none` takes it back. */
export type ClassMark = 'attended' | 'passed' | 'failed' | 'no_show' | 'none';

/** What a trainer says of a remote session; `pending` is what nobody can go back to. */
export type RemoteMark = 'completed' | 'failed' | 'no_show' | 'pending';

/** One tap of a trainer that the server has not confirmed. */
export interface WaitingMark {
  readonly id: string;
  readonly kind: 'class' | 'remote';
  readonly bookingId: number;
  readonly candidate: string;
  readonly value: ClassMark | RemoteMark;
  /** What the server had when it was tapped. */
  readonly before: ClassMark | RemoteMark;
  /** How often it was sent: what was sent may have arrived. */
  readonly tries: number;
  /** Why the server did not take it. */
  readonly refusal: string | null;
}

/** A tap, as a page tells of it. */
export type NewMark = Omit<WaitingMark, 'id' | 'tries' | 'refusal'>;

interface Kept {
  readonly name: string;
  readonly marks: readonly WaitingMark[];
}

/**
 * In this browser, per person: it outlives the tab and the session, and nobody else sends it. Not IndexedDB: a tap must
 * be kept before the finger is up again, and that one is asynchronous.
 */
const prefix = 'veriward-marks ';
const keyOf = (personId: number): string => `${prefix}${personId}`;

const nothing: Kept = { name: '', marks: [] };
const watchers = new Set<() => void>();
const parsed = new Map<string, { readonly text: string; readonly kept: Kept }>();

function read(key: string): Kept {
  const text = localStorage.getItem(key);
  if (text === null) return nothing;
  const known = parsed.get(key);
  if (known?.text === text) return known.kept;
  const kept = JSON.parse(text) as Kept;
  parsed.set(key, { text, kept });
  return kept;
}

function write(key: string, kept: Kept): void {
  if (kept.marks.length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(kept));
  for (const watcher of watchers) watcher();
}

const isOf = (mark: NewMark) => (other: NewMark) =>
  other.kind === mark.kind && other.bookingId === mark.bookingId;

/** The marks with one more; what it replaces is left out, unless it may be on its way already. */
function withMark(marks: readonly WaitingMark[], mark: NewMark, id: string): readonly WaitingMark[] {
  const ofSame = isOf(mark);
  const before = marks.find(ofSame)?.before ?? mark.before;
  const kept = marks.filter((other) => !ofSame(other) || (other.tries > 0 && other.refusal === null));
  const isBackAtStart = mark.value === before && !kept.some(ofSame);
  return isBackAtStart ? kept : [...kept, { ...mark, before, id, tries: 0, refusal: null }];
}

// randomUUID is missing where a page is not served over https
const newId = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** Keeps a tap of this person until the server has it. */
export function keepMark(person: { readonly id: number; readonly name: string }, mark: NewMark): void {
  const key = keyOf(person.id);
  write(key, { name: person.name, marks: withMark(read(key).marks, mark, newId()) });
}

function change(personId: number, next: (marks: readonly WaitingMark[]) => readonly WaitingMark[]): void {
  const kept = read(keyOf(personId));
  write(keyOf(personId), { ...kept, marks: next(kept.marks) });
}

/** Forgets a mark: the server has it, or whoever tapped it does not want it any more. */
export function dropMark(personId: number, id: string): void {
  change(personId, (marks) => marks.filter((mark) => mark.id !== id));
}

/** Notes that a mark is being sent. */
export function noteTry(personId: number, id: string): void {
  change(personId, (marks) =>
    marks.map((mark) => (mark.id === id ? { ...mark, tries: mark.tries + 1 } : mark)),
  );
}

/** Notes why the server did not take a mark; it stays until it is dismissed or tapped anew. */
export function noteRefusal(personId: number, id: string, refusal: string): void {
  change(personId, (marks) => marks.map((mark) => (mark.id === id ? { ...mark, refusal } : mark)));
}

/** The oldest mark that is to be sent. */
export const nextMark = (personId: number): WaitingMark | undefined =>
  read(keyOf(personId)).marks.find(({ refusal }) => refusal === null);

/** Calls whenever a queue changed, here or in another tab. */
export function watchMarks(watcher: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) watcher();
  };
  watchers.add(watcher);
  window.addEventListener('storage', onStorage);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', onStorage);
  };
}

/** What this person tapped and the server has not confirmed, in order. */
export function useWaitingMarks(personId: number): readonly WaitingMark[] {
  return useSyncExternalStore(watchMarks, () => read(keyOf(personId)).marks);
}

function othersInWords(personId: number): string {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix) && key !== keyOf(personId))
    .map((key) => read(key).name)
    .sort()
    .join(', ');
}

/** Whose marks wait on this device besides this person’s, by name; empty: nobody’s. */
export const useOthersWaiting = (personId: number): string =>
  useSyncExternalStore(watchMarks, () => othersInWords(personId));
