/** What is known of a candidate before booking. */
export interface Candidate {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly job_role: string;
}

/** What is wrong with each field of a candidate. */
export type CandidateProblems = { readonly [Field in keyof Candidate]?: string };

/** Nobody yet. */
export const nobody: Candidate = { first_name: '', last_name: '', email: '', phone: '', job_role: '' };

/** Whether nothing was typed. */
export const isEmpty = (candidate: Candidate): boolean =>
  Object.values(nobody).length > 0 &&
  (Object.keys(nobody) as (keyof Candidate)[]).every((field) => candidate[field].trim() === '');

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
const isPhone = (text: string): boolean =>
  /^[+()\-.\d\s]{7,30}$/.test(text) && digitsOf(text) >= 7 && digitsOf(text) <= 15;

/** A first name and the rest; “Smith, Jane” was taken apart before. */
function splitName(name: string): Pick<Candidate, 'first_name' | 'last_name'> {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { first_name: first, last_name: rest.join(' ') };
}

function readLine(line: string): Candidate {
  const cells = line
    .split(line.includes('\t') ? '\t' : /[,;]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const email = cells.find((cell) => cell.includes('@')) ?? '';
  const phone = cells.find((cell) => isPhone(cell)) ?? '';
  const [name = '', second, third] = cells.filter((cell) => cell !== email && cell !== phone);
  // one cell of two words is a whole name; otherwise first and last name have a cell each
  const isWhole = /\s/.test(name) || second === undefined;
  const names = isWhole ? splitName(name) : { first_name: name, last_name: second };
  return { ...names, email, phone, job_role: (isWhole ? second : third) ?? '' };
}

/** Reads what was copied out of a spreadsheet: one candidate a line, cells separated by tabs, commas or semicolons. */
export function readPasted(text: string): Candidate[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^\W*(first )?name\W/i.test(line))
    .map(readLine);
}

const needed = 'Needed.';

function phoneFlawOf(phone: string, isNeeded: boolean): string | null {
  if (phone === '') return isNeeded ? needed : null;
  return isPhone(phone) ? null : '7 to 15 digits.';
}

function emailFlawOf(email: string, isTwice: boolean): string | null {
  if (email === '') return needed;
  if (!isEmail(email)) return 'Not an e-mail address.';
  return isTwice ? 'This address is in the list twice.' : null;
}

/** What has to be mended before a candidate can be booked; without `phone`, for whom none is needed. */
export function problemsOf(
  candidate: Candidate,
  others: readonly Candidate[],
  { needsPhone = true }: { readonly needsPhone?: boolean } = {},
): CandidateProblems {
  const { first_name, last_name, email, phone } = candidate;
  const same = others.filter((other) => other.email.trim().toLowerCase() === email.trim().toLowerCase());
  const phoneFlaw = phoneFlawOf(phone.trim(), needsPhone);
  const emailFlaw = emailFlawOf(email.trim(), same.length > 0);
  return {
    ...(first_name.trim() === '' ? { first_name: needed } : {}),
    ...(last_name.trim() === '' ? { last_name: needed } : {}),
    ...(emailFlaw ? { email: emailFlaw } : {}),
    ...(phoneFlaw ? { phone: phoneFlaw } : {}),
  };
}
