import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { Refused } from './refused.mjs';

// The reader of fonts wants it; Node has it from 21 on.
ArrayBuffer.prototype.transferToFixedLength ??= function (length = this.byteLength) {
  const copy = new ArrayBuffer(length);
  new Uint8Array(copy).set(new Uint8Array(this).subarray(0, length));
  return copy;
};

const MOST_PAGES = 500;
/** Less than this a page in the mean is a stamp or a page number on a picture. */
const FEWEST_CHARACTERS = 20;
/** Points: a rule is no thicker, a line of text is no further from its like. */
const THICK = 3;
const SAME_LINE = 3;

/** Lines of text top to bottom; what stands in a ruled table as `cell | cell |`, row by row. */
export async function textOfPdf(bytes) {
  const document = await open(bytes);
  if (document.numPages > MOST_PAGES) throw new Refused('TOO_COSTLY');
  const { OPS } = await getResolvedPDFJS();
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const texts = items.filter(({ str }) => str?.trim()).map(({ str, transform, width }) => ({ text: str, x: transform[4], y: transform[5], width, size: Math.hypot(transform[2], transform[3]) }));
    pages.push(linesOf(texts, texts.length > 0 ? rulesOf(await page.getOperatorList(), OPS) : NO_RULES));
    page.cleanup();
  }
  const text = pages.join('\n');
  if (text.replace(/\s/g, '').length < FEWEST_CHARACTERS * document.numPages) throw new Refused('SCAN_WITHOUT_TEXT');
  return text;
}

async function open(bytes) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, useSystemFonts: true, disableFontFace: true, stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    throw new Refused(error?.name === 'PasswordException' ? 'LOCKED_FILE' : 'BROKEN_FILE');
  }
}

const NO_RULES = { flat: [], upright: [] };

/** Thin straight strokes and boxes: the rules of tables, in the page's own measure. */
function rulesOf({ fnArray, argsArray }, OPS) {
  const rules = { flat: [], upright: [] };
  let matrix = [1, 0, 0, 1, 0, 0];
  const kept = [];
  const add = (x0, y0, x1, y1) => {
    const [a, b] = [at(matrix, x0, y0), at(matrix, x1, y1)];
    const [left, right, low, high] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
    if (high - low <= THICK && right - left > THICK) rules.flat.push({ y: (low + high) / 2, from: left, to: right });
    else if (right - left <= THICK && high - low > THICK) rules.upright.push({ x: (left + right) / 2, from: low, to: high });
    else if (high - low > THICK) {
      rules.flat.push({ y: low, from: left, to: right }, { y: high, from: left, to: right });
      rules.upright.push({ x: left, from: low, to: high }, { x: right, from: low, to: high });
    }
  };
  fnArray.forEach((operation, index) => {
    const args = argsArray[index];
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = times(matrix, args);
    else if (operation === OPS.constructPath && ![OPS.clip, OPS.eoClip, OPS.endPath].includes(args[0])) for (const line of strokesOf(args, OPS)) add(...line);
  });
  return rules;
}

const at = ([a, b, c, d, e, f], x, y) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
const times = (m, n) => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];

/** Straight strokes of a path: its data are moves (0), lines (1), curves (2, 3) and closings (4). */
function strokesOf([, data]) {
  const strokes = [];
  for (const path of data ?? []) {
    if (!path || typeof path.length !== 'number') continue;
    let [x, y, startX, startY] = [0, 0, 0, 0];
    for (let place = 0; place < path.length; ) {
      const kind = path[place];
      if (kind === 4) {
        strokes.push([x, y, startX, startY]);
        [x, y] = [startX, startY];
        place += 1;
        continue;
      }
      const length = [2, 2, 6, 4][kind];
      if (length === undefined) break;
      const [nextX, nextY] = [path[place + length - 1], path[place + length]];
      if (kind === 1) strokes.push([x, y, nextX, nextY]);
      if (kind === 0) [startX, startY] = [nextX, nextY];
      [x, y] = [nextX, nextY];
      place += length + 1;
    }
  }
  // The four sides of a thin box are one rule.
  return strokes.filter(([x0, y0, x1, y1]) => Math.hypot(x1 - x0, y1 - y0) > THICK);
}

/** Text between two upright and two flat rules stands in a cell. */
function linesOf(texts, rules) {
  const cells = new Map();
  const free = [];
  for (const text of texts) {
    const [middleX, middleY] = [text.x + text.width / 2, text.y + text.size / 3];
    const beside = rules.upright.filter(({ from, to }) => from - 1 <= middleY && middleY <= to + 1).map(({ x }) => x);
    const around = rules.flat.filter(({ from, to }) => from - 1 <= middleX && middleX <= to + 1).map(({ y }) => y);
    const [left, right] = [Math.max(...beside.filter((x) => x <= middleX)), Math.min(...beside.filter((x) => x > middleX))];
    const [top, bottom] = [Math.min(...around.filter((y) => y >= middleY)), Math.max(...around.filter((y) => y < middleY))];
    // Some tables have no rules at their outer sides.
    if (![top, bottom].every(Number.isFinite) || ![left, right].some(Number.isFinite)) free.push(text);
    else {
      const key = `${Math.round(top)} ${Math.round(left)}`;
      if (!cells.has(key)) cells.set(key, { top, left, texts: [] });
      cells.get(key).texts.push(text);
    }
  }
  const rows = [];
  for (const cell of [...cells.values()].sort((a, b) => b.top - a.top || a.left - b.left)) {
    const row = rows.at(-1);
    if (row && Math.abs(row.top - cell.top) <= THICK) row.cells.push(cell);
    else rows.push({ top: cell.top, cells: [cell] });
  }
  const tableRows = rows.map(({ top, cells: inRow }) => ({ y: top, line: `${inRow.sort((a, b) => a.left - b.left).map((cell) => plainLines(cell.texts).map(({ line }) => line).join('')).join(' | ')} |` }));
  return [...plainLines(free), ...tableRows].sort((a, b) => b.y - a.y).map(({ line }) => line).join('\n');
}

function plainLines(texts) {
  const lines = [];
  for (const text of [...texts].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - text.y) <= SAME_LINE) line.texts.push(text);
    else lines.push({ y: text.y, texts: [text] });
  }
  return lines.map(({ y, texts: inLine }) => ({ y, line: inLine.sort((a, b) => a.x - b.x).map(({ text }) => text).join('') }));
}
