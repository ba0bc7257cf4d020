/** A meeting's number as Zoom writes it for people: 123 456 7890, 123 4567 8901. */
export function spokenNumber(digits: string): string {
  const middle = digits.length > 10 ? 4 : 3;
  return [digits.slice(0, 3), digits.slice(3, 3 + middle), digits.slice(3 + middle)]
    .filter(Boolean)
    .join(' ');
}
