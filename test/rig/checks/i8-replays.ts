import type { Evidence } from '../evidence.js';

/** I8: every history of the run replays by the code that is shipped; some were looked at. */
export const replays = ({ replays: { checked, failed } }: Evidence): readonly string[] => (checked === 0 ? ['no history was replayed'] : failed);
