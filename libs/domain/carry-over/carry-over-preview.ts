import type { IssuedState } from '../assignment/assignment.state.js';
import { obligationOf, type CatalogueTask, type CatalogueVersion } from '../catalogue/catalogue.js';
import type { Day } from '../calendar/instant.js';
import type { AssignmentId, ObligationId, TaskCode, UnitId } from '../shared/ids.js';
import type { Pair } from '../catalogue/diff/pair-items.js';
import { CARRYING, carriedItem, openItems } from './carry-over.js';
import type { CarriedItem } from './carry-over.events.js';

export const CARRY_OVER_OUTLOOKS = ['ready', 'task_unsure', 'task_dropped', 'not_issued', 'several', 'target_closed', 'bureau_holds', 'ended'] as const;
/**
 * ready: `to` is where it would go. A person is asked where the pairing is unsure, where the new catalogue has no such task, or
 * several duties of the unit come of it; not_issued: the unit has none of that task in the new year (an optional one is opted
 * in to first); target_closed: that one takes no more; bureau_holds: its declared completion waits for a decision; ended: it was
 * exempted, revoked, rejected or opted out, and what was open then is owed no more.
 */
export type CarryOverOutlook = (typeof CARRY_OVER_OUTLOOKS)[number];

/** An assignment of the new year that items may go to. */
export interface CarryTarget {
  readonly id: AssignmentId;
  readonly unit: UnitId;
  readonly task: TaskCode;
  readonly obligation: ObligationId;
  readonly status: IssuedState['status'];
}
/** Of an assignment of the old year what a preview rests on. */
export type CarrySource = Pick<IssuedState, 'id' | 'cycle' | 'unit' | 'task' | 'obligation' | 'status' | 'mandatory' | 'milestones' | 'milestonesReached' | 'completionDueOn'> & { readonly outcome?: string | null };
export interface CarryOverRow {
  readonly from: CarrySource;
  readonly outlook: CarryOverOutlook;
  readonly to: AssignmentId | null;
  /** Of the unit, among which a person may choose: of the paired task; without one, all. */
  readonly candidates: readonly AssignmentId[];
}

/** Two catalogues and which of their tasks belong together, by the places of the tasks. */
export interface PairedCatalogues {
  readonly before: CatalogueVersion;
  readonly after: CatalogueVersion;
  readonly pairs: readonly Pair[];
}

/** 结转预览 (X3): every assignment of the old year that is open, or ended with something open. */
export const carryOverPreview = (old: readonly CarrySource[], targets: readonly CarryTarget[], catalogues: PairedCatalogues): CarryOverRow[] => {
  const byUnit = new Map<UnitId, CarryTarget[]>();
  for (const target of targets) {
    const ofUnit = byUnit.get(target.unit);
    if (ofUnit) ofUnit.push(target);
    else byUnit.set(target.unit, [target]);
  }
  return old
    .filter((from) => from.status !== 'closed' || (from.outcome !== 'carried_over' && openItems(from).length > 0))
    .map((from): CarryOverRow => {
      const { outlook, to, candidates } = outlookOf(from, byUnit.get(from.unit) ?? [], catalogues);
      return { from, outlook, to: to?.id ?? null, candidates: candidates.map(({ id }) => id) };
    });
};

/** The open items as they would be called and due in the assignment that they go to; without one under their old names and days. */
export const itemsGoing = (from: CarrySource, to: Pick<IssuedState, 'completionDueOn'> | undefined, today: Day): CarriedItem[] =>
  openItems(from).map((each) => (to ? carriedItem(each, from, to, today) : { ...carriedItem(each, from, from, today), as: each.id, dueOn: each.dueOn }));

interface Outlook {
  readonly outlook: CarryOverOutlook;
  readonly to: CarryTarget | null;
  readonly candidates: readonly CarryTarget[];
}

const outlookOf = (from: CarrySource, ofUnit: readonly CarryTarget[], catalogues: PairedCatalogues): Outlook => {
  const asked = (outlook: CarryOverOutlook, candidates: readonly CarryTarget[] = []): Outlook => ({ outlook, to: null, candidates });
  if (from.status === 'closed') return asked('ended');
  if (!CARRYING.includes(from.status)) return asked('bureau_holds');
  const pair = pairOf(from.task, catalogues);
  const task = pair && catalogues.after.tasks[pair.after];
  if (!pair || !task) return asked('task_dropped', ofUnit);
  const ofTask = ofUnit.filter((target) => target.task === task.code);
  if (!pair.isSure) return asked('task_unsure', ofTask);
  if (ofTask.length === 0) return asked('not_issued');
  const alike = ofTask.filter((target) => clauseOf(catalogues.after, task, target.obligation) === clauseOf(catalogues.before, taskOf(catalogues.before, from.task), from.obligation));
  const [to, ...more] = alike.length > 0 ? alike : ofTask;
  if (!to || more.length > 0) return asked('several', ofTask);
  return CARRYING.includes(to.status) ? { outlook: 'ready', to, candidates: ofTask } : asked('target_closed', ofTask);
};

const taskOf = ({ tasks }: CatalogueVersion, code: TaskCode): CatalogueTask | undefined => tasks.find((task) => task.code === code);
export const pairOf = (code: TaskCode, { before, pairs }: PairedCatalogues): Pair | undefined => pairs.find((pair) => before.tasks[pair.before]?.code === code);

/** Level and group of an obligation: what tells the duties of one unit in one task apart. */
const clauseOf = ({ regionGroups }: CatalogueVersion, task: CatalogueTask | undefined, id: ObligationId): string => {
  const obligation = task && obligationOf(task, id);
  if (!obligation) return '';
  const { level, scope } = obligation;
  return `${level} ${scope.kind === 'region_group' ? (regionGroups.find((group) => group.id === scope.group)?.name ?? scope.group) : ''}`;
};
