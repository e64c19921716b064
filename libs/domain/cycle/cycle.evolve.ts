import { evolveBy } from '../shared/stream.js';
import type { CycleEvents } from './cycle.events.js';
import type { CycleState } from './cycle.state.js';

export const evolveCycle = evolveBy<CycleState, CycleEvents>({
  CycleLaunched: ({ id, sequence, hash }, { data: { year, catalogueHash, settings }, at }) => ({ id, sequence, hash, status: 'launched', year, catalogueHash, settings, launchedAt: at }),
});
