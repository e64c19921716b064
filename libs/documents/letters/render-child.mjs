/**
 * Writes one official document in a process of its own, which its parent limits in memory and time: `{ format, document,
 * fonts }` on stdin, one line of JSON on stdout, `{ bytes }` in base64 or `{ refused }`. Its clock stands still at the day of
 * the document, since libraries write the hour into their files: equal input is equal bytes.
 */
const parts = [];
for await (const part of process.stdin) parts.push(part);
const { format, document, fonts } = JSON.parse(Buffer.concat(parts).toString('utf8'));

const STILL = Date.parse(`${document.signedOn ?? '2000-01-01'}T00:00:00Z`);
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [STILL] : given));
  }
  static now() {
    return STILL;
  }
};

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
console.log = console.info = console.warn = console.error = () => undefined;
const { render } = await import('./render.js');
const answer = await render(format, document, fonts);
write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
