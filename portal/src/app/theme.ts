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

/** The library's greys, warmed: borders, skeletons, disabled things. */
const gray: MantineColorsTuple = [
  '#f8f5ee',
  '#f1ece1',
  '#e8e1d4',
  '#e0d8c8',
  '#cfc6b4',
  '#b0a794',
  '#8b8473',
  '#535e5a',
  '#38423f',
  '#1a2322',
];
const dark: MantineColorsTuple = [
  '#ece7dc',
  '#c6c8bf',
  '#a9b2ac',
  '#74827e',
  '#2b3736',
  '#243030',
  '#1c2727',
  '#172020',
  '#101717',
  '#0b1111',
];

/** The brick of what cannot be taken back, as in the tokens. */
const red: MantineColorsTuple = [
  '#fbeeec',
  '#f5d9d5',
  '#ecb6af',
  '#f2938a',
  '#d8665b',
  '#c14a40',
  '#b23b33',
  '#a8362e',
  '#a3322b',
  '#842620',
];

/** Deep teal on warm paper. Sizes are one step larger than the library's: these pages are read, not skimmed. */
export const theme = createTheme({
  colors: { teal, gray, dark, red },
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
  components: {
    // a dialog's head is no banner of the page
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      defaultProps: { padding: 'lg' },
      styles: {
        // raised above the page as a card is, also where a shadow cannot be seen
        content: { border: '1px solid var(--vw-line)', backgroundColor: 'var(--vw-surface)' },
        header: { backgroundColor: 'var(--vw-surface)' },
        title: { fontSize: '1.25rem', lineHeight: 1.3 },
        body: { fontSize: '0.9375rem' },
      },
    },
  },
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
