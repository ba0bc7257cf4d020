import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The portal chooses its colours by a switch, these pages by the device's setting: the same tokens for both. */
const tokensByDevice: Plugin = {
  name: 'tokens-by-device',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/tokens.css')) return null;
    const dark = /:root\[data-mantine-color-scheme="dark"\] (\{[^}]*\})/;
    if (!dark.test(code)) throw new Error('tokens.css has no dark colours where they were');
    return code.replace(dark, '@media (prefers-color-scheme: dark) { :root $1 }');
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [tokensByDevice],
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: false,
    rollupOptions: {
      input: { pages: join(import.meta.dirname, 'pages.ts') },
      output: { assetFileNames: '[name]-[hash][extname]', entryFileNames: '[name]-[hash].js' },
    },
  },
});
