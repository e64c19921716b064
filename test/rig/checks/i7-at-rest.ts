import type { Evidence } from '../evidence.js';

/** A task that is tried again now and then is normal; one that fails each time is not. */
const MOST_ATTEMPTS = 3;

/** I7: some time after the last fault nothing waits: no telling, no row of the ledger, no message, no instant, no task that fails. */
export const atRest = ({ unsettled, wakes, workflows }: Evidence): readonly string[] => [
  ...unsettled,
  ...wakes.map((stream) => `${stream}: its workflow waits to be told`),
  ...workflows.filter(({ attempt }) => attempt > MOST_ATTEMPTS).map(({ stream, attempt }) => `${stream}: its workflow task was tried ${attempt} times`),
];
