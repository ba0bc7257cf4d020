/** A start that failed for a reason a person can mend. */
export class StartError extends Error {
  override name = 'StartError';
}
