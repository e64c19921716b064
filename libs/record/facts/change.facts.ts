import type pg from 'pg';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { AssignmentChange } from '#domain/change-set/assignment-change.js';
import { completed, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import { calendarOf } from '../calendar-cache.js';

export type Reckoning = Pick<AssignmentFacts, 'calendar' | 'settings' | 'changedFrom'>;

/** What the dates are reckoned with once a change is applied, and what they were reckoned with before. */
export async function changedReckoning(client: pg.PoolClient, cycle: string, change: AssignmentChange, before: Pick<AssignmentFacts, 'calendar' | 'settings'>): Promise<Reckoning> {
  switch (change.kind) {
    case 'deadline':
      return before;
    case 'calendar':
      return { ...before, calendar: await calendarOf(client, change.version), changedFrom: before };
    case 'settings':
      return { ...before, settings: await settingsOfVersion(client, cycle, change.version), changedFrom: before };
  }
}

async function settingsOfVersion(client: pg.PoolClient, cycle: string, version: number): Promise<CycleSettings> {
  const { rows } = await client.query<{ settings: CycleSettings | null }>(`select stream.state -> 'settingsVersions' -> $2 as settings from stream where stream.id = $1`, [cycle, String(version)]);
  const settings = rows[0]?.settings;
  if (!settings) throw new Error(`${cycle} has no settings of version ${version}`);
  return completed(settings);
}
