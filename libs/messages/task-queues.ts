/** `assignment`: workflows, timed commands, effects. `notify`: hand-over to channels. */
export const TASK_QUEUES = { assignment: 'assignment', notify: 'notify' } as const;
