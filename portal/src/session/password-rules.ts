/** Fewest characters of a password, as the server counts them. */
const fewest = 12;

/** What is wrong with a password that is being chosen; null: nothing. */
export const passwordProblem = (password: string): string | null =>
  [...password].length < fewest ? `Must have at least ${fewest} characters.` : null;
