import type { AssignmentActivities } from '#messages/assignment.messages.js';
import type { ChangeSetActivities } from '#messages/change-set.messages.js';
import type { CycleActivities } from '#messages/cycle.messages.js';
import type { AnchorActivities, OperationsActivities } from '#messages/operations.messages.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import type { RecordContext } from '#record/record-context.js';
import { composeSupervisionNotice } from './assignment/compose-supervision-notice.activity.js';
import { executeTimed } from './assignment/execute-timed.activity.js';
import { loadEvents } from './assignment/load-events.activity.js';
import { applyChangePage } from './change-set/apply-change-page.activity.js';
import { loadCycleEvents } from './cycle/load-cycle-events.activity.js';
import { passCycleInstant } from './cycle/pass-cycle-instant.activity.js';
import { anchor, type AnchorPlace } from './operations/anchor.activity.js';
import { reconcile, type Reconcile } from './operations/reconcile.activity.js';
import { sumLedger } from './operations/sum-ledger.activity.js';
import type { Channels } from './reminder/channel-table.js';
import { deliverHanded } from './reminder/deliver-handed.activity.js';
import { dispatchDue } from './reminder/dispatch-due.activity.js';

/** What the worker registers on queue `assignment`. */
export const createAssignmentActivities = (record: RecordContext) =>
  ({
    executeTimed: executeTimed(record),
    loadEvents: loadEvents(record),
    composeSupervisionNotice: composeSupervisionNotice(record),
    dispatchDue: dispatchDue(record),
    loadCycleEvents: loadCycleEvents(record),
    passCycleInstant: passCycleInstant(record),
  }) satisfies AssignmentActivities & CycleActivities & Pick<ReminderActivities, 'dispatchDue'>;

/** The night watch's, on queue `assignment` as well. */
export const createOperationsActivities = (record: RecordContext, throughClient: Reconcile) =>
  ({ reconcile: reconcile(record, throughClient), sumLedger: sumLedger(record) }) satisfies OperationsActivities;

/** The hourly anchor's, on queue `assignment`: only where there is a place for anchors. */
export const createAnchorActivities = (record: RecordContext, place: AnchorPlace) => ({ anchor: anchor(record, place) }) satisfies AnchorActivities;

/** What the worker registers on queue `notify`. */
export const createNotifyActivities = (record: RecordContext, channels: Channels) =>
  ({ deliverHanded: deliverHanded(record, channels) }) satisfies Pick<ReminderActivities, 'deliverHanded'>;

/** What the worker registers on queue `bulk`. */
export const createBulkActivities = (record: RecordContext) => ({ applyChangePage: applyChangePage(record) }) satisfies ChangeSetActivities;
