/** Who did something, as the audit trail names them. */
export interface Actor {
  readonly kind: 'api_key' | 'member' | 'staff' | 'candidate' | 'system';
  /** Id of the key or person; null for the system and for people without an account. */
  readonly id: number | null;
  readonly requestId: string | null;
}
