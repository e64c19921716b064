/** `assignment`: workflows, timed commands, effects. `notify`: hand-over to channels. `bulk`: many acts of one decision, page by page. */
export const TASK_QUEUES = { assignment: 'assignment', notify: 'notify', bulk: 'bulk' } as const;
