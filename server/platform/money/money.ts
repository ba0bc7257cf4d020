/** Pounds as a JSON number with at most 2 decimals, from integer pence: 8550 -> 85.5. */
export function poundsFromPence(pence: number): number {
  return pence / 100;
}

/** Whole credits from the ledger's hundredths: 1200 -> 12. */
export function creditsFromHundredths(hundredths: number): number {
  return hundredths / 100;
}
