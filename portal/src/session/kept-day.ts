import type { QueryKey } from '@tanstack/react-query';
import type { Session } from './session.ts';

/** What a trainer's browser keeps of one day, so that it can be read without a connection. */
export interface KeptDay {
  readonly keptAt: number;
  readonly session: Session;
  readonly answers: readonly { readonly key: QueryKey; readonly data: unknown }[];
}

const store = 'days';
const only = 'today';
const longestMs = 24 * 3_600_000;

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('veriward', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<Result>(
  mode: IDBTransactionMode,
  task: (days: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openStore();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = task(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Keeps a day in place of the one before. */
export const keepDay = (day: KeptDay): Promise<IDBValidKey> =>
  within('readwrite', (days) => days.put(day, only));

/** Forgets the kept day. A browser without such a store has none. */
export const forgetDay = (): Promise<void> =>
  within('readwrite', (days) => days.delete(only)).catch(() => undefined);

/** The kept day; null when there is none, or it is a day old. */
export async function readKeptDay(): Promise<KeptDay | null> {
  const day = await within<KeptDay | undefined>('readonly', (days) => days.get(only)).catch(() => undefined);
  if (!day) return null;
  if (Date.now() - day.keptAt < longestMs) return day;
  await forgetDay();
  return null;
}

/** Forgets the kept day unless it is this person's and still of use. */
export async function forgetDayOfOthers(personId: number): Promise<void> {
  const day = await readKeptDay();
  if (day && day.session.person.id !== personId) await forgetDay();
}
