/**
 * Writes official documents in a process of its own, which its parent limits in memory and time: `{ format, documents,
 * fonts }` on stdin, one line of JSON on stdout, `{ files }` in base64 or `{ refused }`. Its clock stands still at the day of
 * each document, since libraries write the hour into their files: equal input is equal bytes.
 */
const parts = [];
for await (const part of process.stdin) parts.push(part);
const { format, documents, fonts } = JSON.parse(Buffer.concat(parts).toString('utf8'));

let still = 0;
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [still] : given));
  }
  static now() {
    return still;
  }
};

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
console.log = console.info = console.warn = console.error = () => undefined;
const { render } = await import('./render.js');
const files = [];
let refused;
for (const document of documents) {
  still = new Date(`${document.signedOn ?? '2000-01-01'}T00:00:00Z`).getTime();
  const answer = await render(format, document, fonts);
  refused ??= answer.refused;
  files.push(answer.bytes);
}
const answer = refused === undefined ? { files } : { refused };
write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
