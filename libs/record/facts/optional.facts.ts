import type pg from 'pg';
import type { OptionalFact } from '#domain/assignment/assignment.facts.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { LaunchedCycle, OptInWindow } from '#domain/cycle/cycle.state.js';
import { withMovedDates } from '#domain/cycle/moved-dates.js';
import { orderFor } from '#domain/cycle/launch-cycle.js';
import { optInWindow } from '#domain/cycle/opt-in.reminders.js';
import { withGroups } from '#domain/cycle/region-groups.js';
import { readLaunch } from '../launch-event.js';
import { launchUnits } from './units.facts.js';
import { assignmentParts, cycleId, type AssignmentId } from '#domain/shared/ids.js';

/** The obligation of an assignment that nobody has issued, with the cycle it would belong to; null where the launched catalogue has none. */
export async function readOptional(client: pg.PoolClient, stream: AssignmentId): Promise<{ fact: OptionalFact; settings: CycleSettings; window: OptInWindow | undefined } | null> {
  const parts = assignmentParts(stream);
  if (!parts) return null;
  const { rows } = await client.query<{ cycle: LaunchedCycle; catalogue: CatalogueVersion }>(
    `select cycle.state as cycle, catalogue_version.content as catalogue
     from stream cycle join catalogue_version on catalogue_version.hash = cycle.state ->> 'catalogueHash' where cycle.id = $1 and cycle.kind = 'cycle'`,
    [cycleId(parts.year)],
  );
  const found = rows[0];
  const order = found && orderFor(withMovedDates(withGroups(found.catalogue, found.cycle.groups), found.cycle.moved ?? {}), found.cycle.catalogueHash, await launchUnits(client), parts);
  const launch = await readLaunch(client, cycleId(parts.year));
  return found && order ? { fact: { ...order, launchedAt: found.cycle.launchedAt }, settings: found.cycle.settings, window: launch && optInWindow(launch.launched, found.cycle.launchedAt) } : null;
}
