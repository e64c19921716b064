/** Ids are codes that read aloud: they stand in URLs, streams and workflow ids alike, so they never hold a name. */
export type AssignmentId = `asg/${string}/${string}/${string}`;
export type CycleId = `cycle/${string}`;
/** 变更单. */
export type ChangeSetId = `change-set/${string}`;
/** 目录版本, by the hash of its source. */
export type CatalogueId = `catalogue/${string}`;
export type StreamId = AssignmentId | CycleId | ChangeSetId;
/** Two digits of GB/T 2260 for a province (`44`), `66` for 新疆生产建设兵团; a department's code such as `dept-operations`. */
export type UnitId = string;
/** `t07`, two digits. */
export type TaskCode = string;
/** `t07-o1`. */
export type ObligationId = string;
export type UserId = string;
/** UUID made by the caller; the idempotency key. `due/{rule}/{occurrence}@{stream}` for timed commands. */
export type CommandId = string;

/** The one builder of an assignment's id; `assignmentParts` is its inverse. */
export const assignmentId = (year: number | string, obligation: ObligationId, unit: UnitId): AssignmentId =>
  `asg/${year}/${obligation}/${unit}`;

export const assignmentParts = (id: string): { year: string; obligation: ObligationId; unit: UnitId } | undefined => {
  const [kind, year, obligation, unit, ...rest] = id.split('/');
  return kind === 'asg' && year && obligation && unit && rest.length === 0 ? { year, obligation, unit } : undefined;
};

/** 2024 of `cycle/2024`. */
export const yearOfCycle = (cycle: string): number => Number(cycle.slice(cycle.indexOf('/') + 1));
/** The stream of a unit's standing proxies. */
export const proxiesId = (unit: UnitId): string => `proxies/${unit}`;

export const cycleId = (year: number | string): CycleId => `cycle/${year}`;
export const isCycleId = (id: string): id is CycleId => id.startsWith('cycle/');
export const changeSetId = (code: string): ChangeSetId => `change-set/${code}`;
export const isChangeSetId = (id: string): id is ChangeSetId => id.startsWith('change-set/');
/** The stream of what is imported from a source: the same source is the same stream. Sixteen digits of the hash are enough to be unlike. */
export const catalogueId = (sourceHash: string): CatalogueId => `catalogue/${sourceHash.slice(0, 16)}`;
export const isCatalogueId = (id: string): id is CatalogueId => /^catalogue\/[0-9a-f]{16}$/.test(id);
