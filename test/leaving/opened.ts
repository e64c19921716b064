import { chromium, type Browser } from 'playwright-core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';

/** As root a sandbox is not to be had; nothing but what a file asks for is fetched. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a file did when somebody opened it. */
export interface Opened {
  /** Scripts that ran. */
  readonly fired: number;
  /** Addresses that it asked for besides itself and what the browser shows it with. */
  readonly asked: readonly string[];
  /** What the browser made of it: each element's name with its attributes, once. */
  readonly elements: readonly string[];
}
/** A Chromium that opens files from the disk: no header, and so no policy, stands before them. */
export interface Desk {
  open(name: string, bytes: Buffer | string): Promise<Opened>;
  /** The same without a look at its elements: of an XML or a pdf the browser makes a page of its own. */
  run(name: string, bytes: Buffer | string): Promise<Omit<Opened, 'elements'>>;
  /** The namespaces of an XML's elements, and its mistakes; it is parsed as the browser parses. */
  xml(text: string): Promise<{ readonly mistakes: number; readonly namespaces: readonly string[] }>;
  close(): Promise<void>;
}

/** It shows a pdf by pages of its own. */
const OF_THE_BROWSER = /^(chrome|chrome-extension|chrome-untrusted|blob:chrome-extension):/;
const ELEMENTS = `[...new Set([...document.querySelectorAll('*')].map((each) => [each.localName, ...[...each.attributes].map(({ name, value }) => name + '=' + value)].join(' ')))]`;
const PARSED = (text: string): string => `(() => {
  const all = [...new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml').querySelectorAll('*')];
  return { mistakes: all.filter(({ localName }) => localName === 'parsererror').length, namespaces: [...new Set(all.map(({ namespaceURI }) => namespaceURI))] };
})()`;

export async function openDesk(): Promise<Desk> {
  const { path, missing } = await ensureBrowser();
  if (path === undefined) throw new Error(missing);
  const browser: Browser = await chromium.launch({ executablePath: path, args: FLAGS });
  const dir = await mkdtemp(join(tmpdir(), 'liandong-opened-'));
  const context = await browser.newContext({ acceptDownloads: false });
  const parser = await context.newPage();
  let count = 0;
  const open = async (name: string, bytes: Buffer | string, look: string): Promise<Opened> => {
    const file = join(dir, `${++count}-${name.replaceAll('/', ' ').slice(-80)}`);
    await writeFile(file, bytes);
    const own = pathToFileURL(file).href;
    const page = await context.newPage();
    let fired = 0;
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      fired++;
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== own && !OF_THE_BROWSER.test(request.url())) asked.push(request.url());
    });
    // What no browser shows it wants to download: then nothing of it runs.
    const isShown = await page.goto(own, { waitUntil: 'load' }).then(() => true, (error: Error) => (/download|ERR_ABORTED/i.test(error.message) ? false : Promise.reject(error)));
    // What waits for the end of the load has had its turn.
    const elements = isShown ? await page.evaluate<string[]>(`new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(${look}))))`) : [];
    await page.close();
    return { fired, asked, elements };
  };
  return {
    open: (name, bytes) => open(name, bytes, ELEMENTS),
    run: (name, bytes) => open(name, bytes, '[]'),
    xml: (text) => parser.evaluate(PARSED(text)),
    close: async () => {
      await browser.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
