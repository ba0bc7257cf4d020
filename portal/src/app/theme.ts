import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#edf6f5',
  '#d6eae7',
  '#acd6d2',
  '#7cc8c1',
  '#4fa6a1',
  '#2b8a87',
  '#147676',
  '#0b6363',
  '#084a4b',
  '#063536',
];

/** Deep teal on warm paper. Sizes are one step larger than the library's: these pages are read, not skimmed. */
export const theme = createTheme({
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--vw-sans)',
  fontFamilyMonospace: 'var(--vw-mono)',
  headings: { fontFamily: 'var(--vw-serif)', fontWeight: '560' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.6', lg: '1.55', xl: '1.5' },
  defaultRadius: 'md',
  radius: { sm: '4px', md: '8px', lg: '14px' },
  focusRing: 'auto',
  respectReducedMotion: true,
});

const shared = {
  '--mantine-color-body': 'var(--vw-paper)',
  '--mantine-color-text': 'var(--vw-ink)',
  '--mantine-color-dimmed': 'var(--vw-ink-soft)',
  '--mantine-color-anchor': 'var(--vw-accent)',
  '--mantine-color-default': 'var(--vw-surface)',
  '--mantine-color-default-hover': 'var(--vw-sunken)',
  '--mantine-color-default-color': 'var(--vw-ink)',
  '--mantine-color-default-border': 'var(--vw-line)',
  '--mantine-color-error': 'var(--vw-bad)',
};

/** The library's own colours, taken from the tokens of tokens.css. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
