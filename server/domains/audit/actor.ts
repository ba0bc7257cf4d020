/** Who did something, as the audit trail names them. */
export interface Actor {
  readonly kind: 'api_key' | 'member' | 'staff' | 'candidate' | 'system';
  /** Id of the key or person; null for the system and for people without an account. */
  readonly id: number | null;
  readonly requestId: string | null;
}

/** An actor as parameters of a statement that has `actorRow` in it. */
export interface ActorParams {
  readonly actorKind: string;
  readonly actorId: number | null;
  readonly requestId: string | null;
}

/** SQL: the actor as the commands written in SQL take it. */
export const actorRow = 'row(:actorKind::text, :actorId::bigint, :requestId::text)::actor';

/** Parameters for `actorRow`. */
export function actorParams({ kind, id, requestId }: Actor): ActorParams {
  return { actorKind: kind, actorId: id, requestId };
}

/** Columns of a row that commands written in SQL take their actor from, for several at once. */
export const actorColumns = ({ kind, id, requestId }: Actor) => ({
  actor_kind: kind,
  actor_id: id,
  request_id: requestId,
});

/** Whatever the clock or a job does. */
export const systemActor: Actor = { kind: 'system', id: null, requestId: null };
