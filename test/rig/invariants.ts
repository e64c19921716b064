import { kept } from './checks/i1-kept.js';
import { once } from './checks/i2-once.js';
import { reminders } from './checks/i3-reminders.js';
import { webhooks } from './checks/i3-webhooks.js';
import { paths } from './checks/i4-paths.js';
import { sameState } from './checks/i5-same-state.js';
import { audited } from './checks/i6-audited.js';
import { atRest } from './checks/i7-at-rest.js';
import { replays } from './checks/i8-replays.js';
import { repeats } from './checks/i9-repeats.js';
import { logs } from './checks/i10-logs.js';
import type { Check } from './evidence.js';

/** What must hold after every run, by the name under which a report tells of it. */
export const INVARIANTS = {
  I1: kept, I2: once, I3: (evidence) => [...reminders(evidence), ...webhooks(evidence)], I4: paths, I5: sameState, I6: audited, I7: atRest, I8: replays, I9: repeats, I10: logs,
} as const satisfies Record<string, Check>;
export type InvariantName = keyof typeof INVARIANTS;
