let token = '';

/** The token that changes must carry; empty until a session was read. */
export const csrfToken = (): string => token;

/** Remembers the token of the session that was just read. */
export function rememberCsrfToken(next: string): void {
  token = next;
}
