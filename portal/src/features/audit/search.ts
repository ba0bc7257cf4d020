/** What of the trail is looked at: the filters of GET /audit-entries. Empty parts are left out. */
export interface AuditSearch {
  readonly organisation_id?: number;
  readonly actor_kind?: ActorKind;
  readonly actor_id?: number;
  readonly action?: string;
  readonly subject_kind?: string;
  readonly subject_id?: number;
  readonly date_from?: string;
  readonly date_to?: string;
}

/** Kinds of actors. */
export const actorKinds = ['staff', 'member', 'api_key', 'candidate', 'system'] as const;

type ActorKind = (typeof actorKinds)[number];

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

function numbers(search: Record<string, unknown>, names: readonly (keyof AuditSearch)[]) {
  return names.flatMap((name) => {
    const value = Number(search[name]);
    const isGiven = search[name] !== undefined && search[name] !== '';
    return isGiven && Number.isSafeInteger(value) && value >= 0 ? [[name, value] as const] : [];
  });
}

const texts = (search: Record<string, unknown>, names: readonly (keyof AuditSearch)[]) =>
  names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && /^[a-z_.]{1,80}$/.test(value) ? [[name, value] as const] : [];
  });

const days = (search: Record<string, unknown>) =>
  (['date_from', 'date_to'] as const).flatMap((name) => {
    const value = search[name];
    return isDay(value) ? [[name, value] as const] : [];
  });

/** Reads an address; what makes no sense is left out. */
export function readSearch(search: Record<string, unknown>): AuditSearch {
  const kind = actorKinds.find((one) => one === search['actor_kind']);
  return Object.fromEntries([
    ...numbers(search, ['organisation_id', 'actor_id', 'subject_id']),
    ...texts(search, ['action', 'subject_kind']),
    ...days(search),
    ...(kind ? [['actor_kind', kind] as const] : []),
  ]);
}
