import type { z } from 'zod';
import { EXPORTED_LISTS, type ExportedList } from '#api-types/export-words.js';
import { AssignmentListQuery } from '../assignments/assignment-list.queries.js';
import { AuditQuery } from '../audit/audit.queries.js';
import { OfCycle, RateQuery } from '../dashboards/dashboard-query.js';
import { LoadItemsQuery } from '../load/load.queries.js';
import type { ApiRequest } from '../platform/request.js';
import { RollUpQuery } from '../progress/progress.queries.js';
import { RehearsalQuery } from '../rehearsal/rehearsal-query.js';
import { ReminderQuery } from '../reminders/reminder-query.js';
import { ScoreQuery } from '../scores/scores.queries.js';
import { SupervisionQuery } from '../supervision/supervision.queries.js';
import { WorklistQuery } from '../worklist/worklist-query.js';
import { CellFilter, NoFilter } from './export-query.js';

/** What each list that goes out may be asked by: its own query. */
export const LIST_QUERIES = {
  worklist: WorklistQuery, items: AssignmentListQuery, overview: OfCycle.extend(CellFilter.shape), rates: RateQuery, scores: ScoreQuery, reminders: ReminderQuery, supervision: SupervisionQuery,
  metrics: RollUpQuery, load: LoadItemsQuery, audit: AuditQuery, rehearsal: RehearsalQuery, notices: NoFilter,
} as const satisfies Readonly<Record<ExportedList, z.ZodObject>>;

/** Not filters: where a page begins, what stands in the head of a sheet by itself. */
export const NO_FILTERS: ReadonlySet<string> = new Set(['lang', 'cycle', 'asOf', 'page', 'after', 'before']);
/** In the head all the same, though they leave nothing out: by what the same is counted, or played. */
const NARROWS_NOTHING: ReadonlySet<string> = new Set([...NO_FILTERS, 'by', 'script']);
/** Nor does which of two rankings it is. */
const narrows = (list: ExportedList, key: string): boolean => !NARROWS_NOTHING.has(key) && !(list === 'scores' && key === 'level');

/** A list that nothing narrows (V7.5.3): what it does not know narrows it as little. */
export const wholeList = ({ params, query }: Pick<ApiRequest, 'params' | 'query'>): boolean => {
  const list = params['list'] as ExportedList;
  const known = Object.hasOwn(EXPORTED_LISTS, list) ? Object.keys(LIST_QUERIES[list].shape) : [];
  return !known.some((key) => narrows(list, key) && query[key] !== undefined && query[key] !== '');
};
