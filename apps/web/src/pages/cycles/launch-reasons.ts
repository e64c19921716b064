import type { LaunchCheckView, LaunchReason } from '../../api/generated/types.gen.js';
import { formOf, useKept } from '../../api/kept-fields.js';

export type Warning = LaunchCheckView['warnings'][number];
export type Decision = Warning['decisions'][number];
export interface RowDecision {
  readonly decision: Decision;
  readonly dueOn?: string;
  readonly reason?: string;
}
/** What the coordinator wrote at the check: a reason for each kind, and what differs for one date. */
export interface Given {
  readonly kinds: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, RowDecision>>;
}
export const NOTHING: Given = { kinds: {}, rows: {} };

export const kindsOf = (warnings: readonly Warning[]): Warning['code'][] => [...new Set(warnings.map(({ code }) => code))];

const reasonFor = ({ id, code }: Warning, { kinds, rows }: Given): string => (rows[id]?.reason?.trim() || kinds[code]?.trim()) ?? '';

/** Warnings that have no reason yet, or are moved to no day. */
export const bareOf = (warnings: readonly Warning[], given: Given): Warning[] =>
  warnings.filter((warning) => reasonFor(warning, given) === '' || (given.rows[warning.id]?.decision === 'move' && !given.rows[warning.id]?.dueOn));

/** As the launch wants them: one for a kind, and one for each that differs. */
export const reasonsToSend = (warnings: readonly Warning[], given: Given): LaunchReason[] => [
  ...warnings.flatMap((warning): LaunchReason[] => {
    const row = given.rows[warning.id];
    if (!row || (row.decision === 'keep' && !row.reason?.trim())) return [];
    return [{ warning: warning.id, reason: reasonFor(warning, given), decision: row.decision, ...(row.decision === 'move' && row.dueOn ? { dueOn: row.dueOn } : {}) }];
  }),
  ...kindsOf(warnings).flatMap((code): LaunchReason[] => (given.kinds[code]?.trim() ? [{ warning: code, reason: given.kinds[code].trim() }] : [])),
];

/** What was given stays in this window, so that the wizard may be left between the check and the launch. */
export const useReasons = (year: number): readonly [Given, (given: Given) => void] => useKept<Given>(formOf(String(year), 'LaunchCycle'), () => NOTHING);
