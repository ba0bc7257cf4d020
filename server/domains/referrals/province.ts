/** Each code with the names of its province or territory, in English and French. */
const provinces = {
  AB: ['Alberta'],
  BC: ['British Columbia', 'Colombie-Britannique'],
  MB: ['Manitoba'],
  NB: ['New Brunswick', 'Nouveau-Brunswick'],
  NL: ['Newfoundland and Labrador', 'Terre-Neuve-et-Labrador'],
  NS: ['Nova Scotia', 'Nouvelle-Écosse'],
  NT: ['Northwest Territories', 'Territoires du Nord-Ouest'],
  NU: ['Nunavut'],
  ON: ['Ontario'],
  PE: ['Prince Edward Island', 'Île-du-Prince-Édouard'],
  QC: ['Quebec', 'Québec'],
  SK: ['Saskatchewan'],
  YT: ['Yukon'],
} as const;

/** The 13 codes of Canada's provinces and territories. */
export const provinceCodes = Object.keys(provinces) as readonly (keyof typeof provinces)[];

/** What is left of a name when case, accents and full stops do not count. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}.]/gu, '')
    .toLowerCase()
    .trim();

const codes = new Map(
  Object.entries(provinces).flatMap(([code, names]) => [code, ...names].map((name) => [plain(name), code])),
);

/** The province that a free text names, by its code or its English or French name; null when it names none. */
export function provinceCodeOf(text: string): string | null {
  return codes.get(plain(text)) ?? null;
}
