/**
 * Histories in one small file: a line a run, packed. Payloads are base64, in which equal text looks different at each
 * offset: they are unfolded before and folded again after.
 */
import { gunzipSync, gzipSync } from 'node:zlib';

const OPEN = 'text:';
const unfold = (key, value) => (key === 'data' && typeof value === 'string' ? OPEN + Buffer.from(value, 'base64').toString('utf8') : value);
const fold = (key, value) => (key === 'data' && typeof value === 'string' && value.startsWith(OPEN) ? Buffer.from(value.slice(OPEN.length), 'utf8').toString('base64') : value);

/** `{ workflowId, history: { events } }`, each. */
export const pack = (runs) => gzipSync(runs.map((run) => JSON.stringify(run, unfold)).join('\n'), { level: 9 });
export const unpack = (packed) => gunzipSync(packed).toString('utf8').split('\n').map((line) => JSON.parse(line, fold));
