import type { Messages } from '../zh-CN/zh-CN.js';
import { accountEn } from './account.js';
import { assignmentEn } from './assignment.js';
import { dashboardsEn } from './dashboards.js';
import { catalogueEn } from './catalogue.js';
import { changesEn } from './changes.js';
import { channelsEn } from './channels.js';
import { carryingOutEn } from './carrying-out.js';
import { cyclesEn } from './cycles.js';
import { steeringEn } from './steering.js';
import { documentsEn } from './documents.js';
import { formsEn } from './forms.js';
import { leadersEn } from './leaders.js';
import { organisationEn } from './organisation.js';
import { registersEn } from './registers.js';
import { rehearsalsEn } from './rehearsals.js';
import { unitsEn } from './units.js';
import { reviewEn } from './review.js';
import { oversightEn } from './oversight.js';
import { shellEn } from './shell.js';

export const en: Messages = {
  ...shellEn,
  ...accountEn,
  ...assignmentEn,
  ...documentsEn,
  ...formsEn,
  ...registersEn,
  ...dashboardsEn,
  ...catalogueEn,
  ...cyclesEn,
  ...changesEn,
  ...steeringEn,
  ...organisationEn,
  ...rehearsalsEn,
  ...leadersEn,
  ...carryingOutEn,
  ...channelsEn,
  ...unitsEn,
  ...reviewEn,
  ...oversightEn,
};
