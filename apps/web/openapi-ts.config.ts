import { defineConfig } from '@hey-api/openapi-ts';

/** Types alone: the page's own `request` knows cookies, command ids and the live region. `npm run api:client` writes them. */
export default defineConfig({
  input: process.env['LIANDONG_SPEC'] ?? 'libs/api-types/openapi.json',
  output: { path: 'apps/web/src/api/generated', entryFile: false, clean: true },
  plugins: [{ name: '@hey-api/typescript', enums: false }],
});
