import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingError } from './flags.js';

const IMPORT = fileURLToPath(new URL('../../operator/src/import.js', import.meta.url));

/** Imports a notice by the operator's command, a process of its own; gives the file of the draft. A refusal is the setting's fault. */
export function importNotice(file: string, dataDir: string): Promise<string> {
  const draft = join(dataDir, 'notice-draft.json');
  const { INIT_CWD } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [IMPORT, file, '--json', draft], { env: INIT_CWD === undefined ? {} : { INIT_CWD }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(draft) : reject(new SettingError(`--notice ${file}\n${said.trim()}`))));
  });
}
