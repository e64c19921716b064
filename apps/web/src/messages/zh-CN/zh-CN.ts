import { assignmentZh } from './assignment.js';
import { dashboardsZh } from './dashboards.js';
import { formsZh } from './forms.js';
import { registersZh } from './registers.js';
import { shellZh } from './shell.js';

/** Every text of the pages, in the default language; the other language has the same keys or does not compile. */
export const zhCN = { ...shellZh, ...assignmentZh, ...formsZh, ...registersZh, ...dashboardsZh };
export type Messages = typeof zhCN;
