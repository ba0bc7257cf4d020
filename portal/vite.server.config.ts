import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mapOutline } from './map-outline.ts';

/** The portal as the server draws it: the same tree as in the browser, so that it comes alive there as it stands. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), mapOutline()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/server-entry.tsx',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    minify: false,
  },
});
