import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { freePort, isFree } from '#local-services/ports.js';

const dir = mkdtempSync(join(tmpdir(), 'liandong-outbox-'));
let port: number;
let server: ChildProcess;

beforeAll(async () => {
  port = await freePort();
  const env = { PATH: process.env['PATH'], OUTBOX_DIR: dir, SMTP_PORT: String(port) };
  server = spawn(process.execPath, [new URL('./mail-outbox.mjs', import.meta.url).pathname], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout?.once('data', resolve));
});
afterAll(async () => {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dir, { recursive: true });
});

describe('the mail outbox', () => {
  it('keeps each mail as it came and as what a page shows', async () => {
    const transport = createTransport(`smtp://127.0.0.1:${port}`);
    await transport.sendMail({ from: '联动 <liandong@localhost>', to: ['gd@example.test', 'gdlead@example.test'], subject: '距截止 3 个工作日', text: '请提交方案。', messageId: '<m1@liandong>', headers: { 'X-Ledger-Row': 'r-17' } });
    transport.close();
    const names = readdirSync(dir).sort();
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['eml', 'json']);
    const letter = JSON.parse(readFileSync(join(dir, names[1] ?? ''), 'utf8')) as Record<string, unknown>;
    expect(letter).toMatchObject({ to: ['gd@example.test', 'gdlead@example.test'], subject: '距截止 3 个工作日', messageId: '<m1@liandong>' });
    expect(String(letter['from'])).toContain('liandong@localhost');
    expect(String(letter['text']).trim()).toBe('请提交方案。');
    expect(letter['id']).toBe((names[0] ?? '').replace('.eml', ''));
    expect(letter['headers']).toMatchObject({ 'x-ledger-row': 'r-17' });
    expect(readFileSync(join(dir, names[0] ?? ''), 'utf8')).toContain('X-Ledger-Row: r-17');
  });

  it('listens on loopback only', async () => {
    const outside = Object.values(networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal);
    expect(await isFree(port)).toBe(false);
    if (outside) expect(await isFree(port, outside.address)).toBe(true);
  });
});
