import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolveModule = createRequire(import.meta.url).resolve;

/** One family of the Noto fonts: its package, and the weights that papers are set in. */
interface FontFamily {
  readonly family: string;
  readonly package: string;
  readonly weights: readonly string[];
}

const regular = ['400Regular'];
const script = (family: string): FontFamily => ({
  family,
  package: family.toLowerCase().replaceAll(' ', '-'),
  weights: regular,
});

/** Latin, Greek, Cyrillic and Devanagari; every page's own words. */
const latin: readonly FontFamily[] = [
  { family: 'Noto Sans', package: 'noto-sans', weights: ['400Regular', '500Medium', '600SemiBold'] },
  {
    family: 'Noto Serif Display',
    package: 'noto-serif-display',
    weights: ['400Regular', '500Medium', '600SemiBold'],
  },
];

/** Further scripts, in the order in which a letter is looked for. SC has Han and kana, KR has Hangul. */
const scripts: readonly FontFamily[] = [
  script('Noto Sans Arabic'),
  script('Noto Sans Hebrew'),
  script('Noto Sans Bengali'),
  script('Noto Sans Gurmukhi'),
  script('Noto Sans Gujarati'),
  script('Noto Sans Tamil'),
  script('Noto Sans Telugu'),
  script('Noto Sans Kannada'),
  script('Noto Sans Malayalam'),
  script('Noto Sans Sinhala'),
  script('Noto Sans Thai'),
  script('Noto Sans Ethiopic'),
  script('Noto Sans Georgian'),
  script('Noto Sans Armenian'),
  script('Noto Sans SC'),
  script('Noto Sans KR'),
];

/** Families that follow the Latin ones in a template's list of fonts. */
export const scriptFamilies: readonly string[] = scripts.map(({ family }) => family);

/** The font files of all families. */
export function readFonts(): Buffer[] {
  return [...latin, ...scripts].flatMap(({ family, package: name, weights }) =>
    weights.map((weight) =>
      readFileSync(
        resolveModule(`@expo-google-fonts/${name}/${weight}/${family.replaceAll(' ', '')}_${weight}.ttf`),
      ),
    ),
  );
}
