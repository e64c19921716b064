export { assignmentWorkflow } from './assignment/assignment.workflow.js';
export { anchorWorkflow, operationsWorkflow } from './operations/operations.workflow.js';
export { reminderDispatchWorkflow } from './reminder/reminder-dispatch.workflow.js';
export { changeSetWorkflow } from './change-set/change-set.workflow.js';
export { annualCycleWorkflow } from './cycle/annual-cycle.workflow.js';
