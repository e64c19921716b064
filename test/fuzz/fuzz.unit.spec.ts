import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiDocument, Schema } from './document.js';
import { fuzz, type FuzzFindings } from './fuzz.js';

type Defect = 'none' | 'server_error' | 'beside_the_schema' | 'ignored_auth' | 'forged_cookie' | 'stack_trace' | 'another_status' | 'hangs_up' | 'another_type';

const answer = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const ERROR = { $ref: '#/components/schemas/ErrorBody' };
const DOCUMENT: ApiDocument = {
  paths: { '/notes/{id}': { put: { parameters: [{ name: 'id', in: 'path', required: true }], requestBody: answer({ $ref: '#/components/schemas/Note' }), responses: { 200: answer({ $ref: '#/components/schemas/Note' }), default: answer(ERROR) } } } },
  components: {
    schemas: {
      Note: { type: 'object', properties: { text: { type: 'string', minLength: 1, maxLength: 20 }, stars: { type: 'integer', minimum: 0, maximum: 5 } }, required: ['text', 'stars'], additionalProperties: false },
      ErrorBody: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'], additionalProperties: false },
    },
  },
};

/** A little API that does as its document says, but for one defect: each shows where a request is somewhat unlike the rest. */
function noteServer(defect: () => Defect): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const say = (status: number, body: object): void => void response.writeHead(status, { 'content-type': defect() === 'another_type' ? 'text/html' : 'application/json' }).end(JSON.stringify(body));
      const { cookie } = request.headers;
      const isSignedIn = defect() === 'ignored_auth' || (defect() === 'forged_cookie' ? cookie !== undefined : cookie?.startsWith('session='));
      if (!isSignedIn) return say(401, { code: 'UNAUTHENTICATED' });
      const note = read(Buffer.concat(chunks).toString('utf8'));
      if (note.stars === 0) {
        if (defect() === 'server_error') return say(500, { code: 'INTERNAL' });
        if (defect() === 'hangs_up') return void request.socket.destroy();
        if (defect() === 'beside_the_schema') return say(200, { text: 'x', stars: 6 });
        if (defect() === 'another_status') return say(201, { text: 'x', stars: 1 });
        if (defect() === 'stack_trace') return say(400, { code: new Error('x').stack ?? '' });
      }
      const isTaken = typeof note.text === 'string' && note.text.length > 0 && note.text.length <= 20 && Number.isInteger(note.stars) && Number(note.stars) >= 0 && Number(note.stars) <= 5;
      return isTaken ? say(200, { text: note.text, stars: note.stars }) : say(400, { code: 'BAD_REQUEST' });
    });
  });
}

function read(text: string): { text?: unknown; stars?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch {
    return {};
  }
}

describe('requests made from a document', () => {
  let defect: Defect = 'none';
  const server = noteServer(() => defect);
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const found = async (planted: Defect, last: readonly string[] = []): Promise<FuzzFindings> => {
    defect = planted;
    return fuzz({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, document: DOCUMENT, cases: 600, seed: 7, known: { id: ['a/b', '44'] }, roles: ['clerk'], publicOnes: [], last, signIn: () => Promise.resolve('session=1') });
  };

  it('find nothing where all is as the document says, and are taken as well as refused', async () => {
    expect(await found('none')).toEqual({ cases: 600, operations: 1, serverErrors: [], schemaViolations: [], ignoredAuth: [], reached: ['put /notes/{id}'] });
  });

  it('hold what is asked last against the document as well', async () => {
    const { cases, serverErrors } = await found('server_error', ['put /notes/{id}']);
    expect([cases, serverErrors.length > 0]).toEqual([600, true]);
  });

  it.each([
    ['server_error', 'serverErrors'], ['hangs_up', 'serverErrors'], ['beside_the_schema', 'schemaViolations'], ['another_status', 'schemaViolations'], ['another_type', 'schemaViolations'], ['stack_trace', 'schemaViolations'], ['ignored_auth', 'ignoredAuth'], ['forged_cookie', 'ignoredAuth'],
  ] as const)('find a planted %s, and call it by its name', async (planted, kind) => {
    const findings = await found(planted);
    const red = (['serverErrors', 'schemaViolations', 'ignoredAuth'] as const).filter((each) => findings[each].length > 0);
    expect(red).toEqual([kind]);
  });

  it('are the same for the same seed and the same known texts', async () => {
    const [one, two] = [await found('ignored_auth'), await found('ignored_auth')];
    expect([...one.ignoredAuth].sort()).toEqual([...two.ignoredAuth].sort());
  });
});
