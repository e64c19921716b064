import { assignmentZh } from './assignment.js';
import { dashboardsZh } from './dashboards.js';
import { catalogueZh } from './catalogue.js';
import { cyclesZh } from './cycles.js';
import { formsZh } from './forms.js';
import { organisationZh } from './organisation.js';
import { registersZh } from './registers.js';
import { rehearsalsZh } from './rehearsals.js';
import { reviewZh } from './review.js';
import { shellZh } from './shell.js';

/** Every text of the pages, in the default language; the other language has the same keys or does not compile. */
export const zhCN = {
  ...shellZh,
  ...assignmentZh,
  ...formsZh,
  ...registersZh,
  ...dashboardsZh,
  ...catalogueZh,
  ...cyclesZh,
  ...organisationZh,
  ...rehearsalsZh,
  ...reviewZh,
};
export type Messages = typeof zhCN;
