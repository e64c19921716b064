import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newKeyRing } from '#crypto/key-ring.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { chooseProvider } from '#persistence/migrate.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { takeAnchor } from './anchors/take-anchor.js';
import { verifyAudit } from './anchors/verify-audit.js';
import { execute } from './execute.js';
import { readEvents } from './load-events.js';

const GD = 'asg/2024/t01-o1/44' as AssignmentId;

describe('a database that chose 国密', () => {
  let cycle: LaunchedCycle;
  let client: pg.Client;
  beforeAll(async () => {
    cycle = await launched2024({}, ({ ownerUrl }) => chooseProvider(ownerUrl, 'gm-soft'));
    client = new pg.Client({ connectionString: cycle.database.ownerUrl });
    await client.connect();
    await execute(cycle.record, { stream: GD, commandId: randomUUID(), actor: person('c44', '44', 'liaison', 'clerk'), body: { type: 'AcknowledgeAssignment' } });
  });
  afterAll(async () => {
    await client.end();
    await cycle.close();
  });

  it('seals every event by SM3, and proves it', async () => {
    const events = await readEvents(cycle.record, GD, 0);
    expect(events.map(({ hash }) => hash)).toEqual([expect.stringMatching(/^sm3:[0-9a-f]{64}$/), expect.stringMatching(/^sm3:/)]);
    expect((await client.query(`select from event where hash not like 'sm3:%'`)).rowCount).toBe(0);
    await client.query(`update event set data = data || '{"x": 1}' where stream_id = $1 and sequence = 2`, [GD]);
    await expect(readEvents(cycle.record, GD, 0)).rejects.toThrow('altered');
    await client.query(`update event set data = data - 'x' where stream_id = $1 and sequence = 2`, [GD]);
  });

  it('is anchored with SM2, and found whole', async () => {
    const keys = newKeyRing('gm-soft');
    const taken = await takeAnchor(cycle.record, { keys, outside: [] });
    if (!('anchor' in taken)) throw new Error('refused');
    expect(taken.anchor).toMatchObject({ provider: 'gm-soft', root: expect.stringMatching(/^sm3:/) });
    expect(await verifyAudit(client, { outside: taken.append, publicKey: keys.signing.publicKey })).toMatchObject({ streams: 513, anchors: 1, differences: [] });
    const forged = taken.append.map((line) => line.replace(/"signature":"[^"]+"/, `"signature":"${'A'.repeat(96)}"`));
    expect((await verifyAudit(client, { outside: forged })).differences.map(({ detail }) => detail)).toContain('its signature is not good');
  });

  it('keeps its choice: another one is refused in words, the same one and none are taken', async () => {
    const url = cycle.database.ownerUrl;
    await expect(chooseProvider(url, 'default')).rejects.toThrow(/gm-soft 封存.*sealed by gm-soft/s);
    expect([await chooseProvider(url, 'gm-soft'), await chooseProvider(url, undefined)]).toEqual(['gm-soft', 'gm-soft']);
    // Data of before there was a choice is of the default.
    await client.query('delete from crypto_choice');
    await expect(chooseProvider(url, 'gm-soft')).rejects.toThrow('sealed by default');
  });
});
