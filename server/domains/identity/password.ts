import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. About 25 ms of one core each. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Fewest and most characters of a password. */
export const passwordLength = { min: 12, max: 128 } as const;

/** One password is one sequence of bytes, however it was typed. */
const canonical = (password: string): string => password.normalize('NFC');

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), cost);
}

let decoy: Promise<string> | undefined;

/** Compares a password with a kept one. Without one it takes as long and is never right. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(kept ?? (await decoy), canonical(password));
  return kept !== null && matches;
}
