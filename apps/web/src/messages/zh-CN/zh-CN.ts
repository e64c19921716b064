import { accountZh } from './account.js';
import { assignmentZh } from './assignment.js';
import { dashboardsZh } from './dashboards.js';
import { catalogueZh } from './catalogue.js';
import { changesZh } from './changes.js';
import { channelsZh } from './channels.js';
import { carryingOutZh } from './carrying-out.js';
import { cyclesZh } from './cycles.js';
import { steeringZh } from './steering.js';
import { documentsZh } from './documents.js';
import { formsZh } from './forms.js';
import { leadersZh } from './leaders.js';
import { organisationZh } from './organisation.js';
import { registersZh } from './registers.js';
import { rehearsalsZh } from './rehearsals.js';
import { unitsZh } from './units.js';
import { reviewZh } from './review.js';
import { oversightZh } from './oversight.js';
import { shellZh } from './shell.js';

/** Every text of the pages, in the default language; the other language has the same keys or does not compile. */
export const zhCN = {
  ...shellZh,
  ...accountZh,
  ...assignmentZh,
  ...documentsZh,
  ...formsZh,
  ...registersZh,
  ...dashboardsZh,
  ...catalogueZh,
  ...cyclesZh,
  ...changesZh,
  ...steeringZh,
  ...organisationZh,
  ...rehearsalsZh,
  ...leadersZh,
  ...carryingOutZh,
  ...channelsZh,
  ...unitsZh,
  ...reviewZh,
  ...oversightZh,
};
export type Messages = typeof zhCN;
