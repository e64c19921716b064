import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { guide } from './guide.js';
import { LICENCES_FILE, parts } from './parts.js';

/** Where `npm run dev:web` finds the API; in production the API serves this page itself. */
const api = process.env['LIANDONG_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [guide(), parts(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // What each page loads first is measured by it (budget.mjs).
    manifest: true,
    // Their authors ask that their licences go with what is made of them.
    license: { fileName: LICENCES_FILE },
    // The Content-Security-Policy allows no `data:` script and no inline one.
    assetsInlineLimit: 0,
    // antd's own chunk; each page is a chunk beside it.
    chunkSizeWarningLimit: 1200,
  },
  // The guide stands beside this room.
  server: { fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] }, proxy: { '/api': { target: api, changeOrigin: false } } },
});
