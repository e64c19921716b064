import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './command.js';

/** Where Temporal's server asks for the keys that verify tokens. */
const PATH = '/keys.json';

/**
 * Temporal reads the keys that verify tokens from an address alone, never from a file: this serves them, over TLS, so that
&. They are public; it has no secret but its own. `--dir`: of `npm run credentials`.
 */
const { values } = parseArgs({ options: { dir: { type: 'string', default: '/credentials' }, port: { type: 'string', default: '8443' } } });
const server = createServer(
  { cert: readFileSync(join(values.dir, 'own/certificate.pem')), key: readFileSync(join(values.dir, 'own/key.pem')), minVersion: 'TLSv1.2' },
  ({ method, url }, response) => {
    if (method !== 'GET' || url !== PATH) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(readFileSync(join(values.dir, 'public/keys.json')));
  },
);
server.listen(Number(values.port), () => say('READY'));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => server.close(() => process.exit(0)));
