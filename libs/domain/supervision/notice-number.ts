import { assignmentParts } from '../shared/ids.js';
import type { SupervisionLevel } from './supervision.state.js';

export const LEVEL_CHARACTERS: Readonly<Record<SupervisionLevel, string>> = { blue: '督办蓝', orange: '督办橙', red: '督办红', instruction: '批示' };

/** 文号 of a notice: level, year, task, unit and the case's place in its assignment; nobody has to hand it out. */
export const noticeNumber = (assignment: string, level: SupervisionLevel, caseId: string): string => {
  const parts = assignmentParts(assignment);
  return `${LEVEL_CHARACTERS[level]}〔${parts?.year ?? ''}〕${(parts?.obligation ?? '').toUpperCase()}-${parts?.unit ?? ''}-${caseId.split('/').at(-1)}`;
};
