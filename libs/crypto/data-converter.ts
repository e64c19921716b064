import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { KeyRing } from './key-ring.js';
import { createPayloadCodec } from './payload-codec.js';

const FAILURE_CONVERTER = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** How everything that goes to Temporal is written: the same for client, worker and the tool that saves histories. */
export const dataConverterOf = (ring: KeyRing | undefined): DataConverter => ({ failureConverterPath: FAILURE_CONVERTER, ...(ring ? { payloadCodecs: [createPayloadCodec(ring)] } : {}) });
