import { parseArgs } from 'node:util';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { keysOfFile } from '#config/keys.js';
import { newKeyRing, rotated } from '#crypto/key-ring.js';
import { CRYPTO_NAMES, type CryptoName } from '#crypto/provider.js';
import { fromCaller, run, say, UsageError } from './command.js';

const USAGE = `npm run --silent keys -- --new [--provider ${CRYPTO_NAMES.join('|')}] | --rotate FILE
  --new     打印新的密钥，一行 JSON（KEYS，或存为 0600 的文件 KEYS_FILE）/ prints new keys, one line of JSON
  --rotate  文件里加一把新钥用于写，旧钥继续用于读；然后重启 worker / adds a key to write with, the old ones go on reading; then restart the worker`;

/** Makes keys and changes the one that writes. Nothing is printed of a file that is there. */
function main(): number {
  const { values } = readArguments();
  if (values.new === (values.rotate !== undefined)) throw new UsageError(USAGE);
  if (values.rotate === undefined) {
    if (!CRYPTO_NAMES.includes(values.provider as CryptoName)) throw new UsageError(USAGE);
    say(JSON.stringify(newKeyRing(values.provider as CryptoName)));
    return 0;
  }
  const file = fromCaller(values.rotate);
  const keys = keysOfFile(file, (words) => {
    throw new UsageError(words);
  });
  if (!keys) throw new UsageError(USAGE);
  const isPretty = readFileSync(file, 'utf8').includes('\n  ');
  const next = rotated(keys);
  // Whole or not at all: without its keys nothing could be read any more.
  writeFileSync(`${file}.tmp`, JSON.stringify(next, null, isPretty ? 2 : undefined), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  say(`✔ ${next.write}（${Object.keys(next.keys).length} 把可读 read）`);
  return 0;
}

const readArguments = () => {
  try {
    return parseArgs({ options: { new: { type: 'boolean', default: false }, provider: { type: 'string', default: 'default' }, rotate: { type: 'string' } } });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
};

run(main);
