import { rm } from 'node:fs/promises';

export default async function tearDown() {
  const { stop, dir } = globalThis.liandongTestPostgres ?? {};
  await stop?.();
  if (dir) await rm(dir, { recursive: true, force: true });
}
