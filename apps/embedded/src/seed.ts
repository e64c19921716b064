import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SeedRequest {
  readonly ownerUrl: string;
  readonly recordUrl: string;
  readonly appUrl: string;
  readonly password: string;
}
export interface Seeded {
  readonly tasks: number;
  readonly units: number;
  readonly issued: number;
  readonly fresh: boolean;
}

/** Loads the demo's catalogue, people and cycle, or those of an imported notice, or people alone; undefined where this build has no seed. */
export async function seed(request: SeedRequest, { noticeDraft, unlaunched }: { noticeDraft: string | undefined; unlaunched: boolean }): Promise<Seeded | undefined> {
  if (noticeDraft !== undefined) {
    const { seedNotice } = (await import(new URL('../../../libs/persistence/seed/seed-notice.js', import.meta.url).href)) as { seedNotice: (request: SeedRequest, draft: unknown) => Promise<Seeded> };
    return seedNotice(request, JSON.parse(readFileSync(noticeDraft, 'utf8')));
  }
  const file = new URL('../../../libs/persistence/seed/seed-demo.js', import.meta.url);
  if (!existsSync(fileURLToPath(file))) return undefined;
  const { seedDemo, seedUnlaunched } = (await import(file.href)) as Record<'seedDemo' | 'seedUnlaunched', (request: SeedRequest) => Promise<Seeded>>;
  return unlaunched ? seedUnlaunched(request) : seedDemo(request);
}
