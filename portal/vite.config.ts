import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkGroups } from './chunks.ts';
import { mapOutline } from './map-outline.ts';
import { offlineFiles } from './offline-files.ts';

const page = (file: string) => join(import.meta.dirname, file);

export default defineConfig({
  plugins: [react(), mapOutline(), offlineFiles()],
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // every browser that runs the portal preloads by itself; shared, it would tie the API reference to the base
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page('index.html'), reference: page('reference/reference.html') },
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
});
