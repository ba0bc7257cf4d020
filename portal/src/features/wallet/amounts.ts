import { countOf, showPence } from '../../ui/format.ts';

/** An amount of a wallet in words: £12.50, or 3 credits. `hundredths` of a pound or of a credit. */
export const showAmount = (courseId: number | null, hundredths: number): string =>
  courseId === null ? showPence(hundredths) : countOf(hundredths / 100, 'credit');
