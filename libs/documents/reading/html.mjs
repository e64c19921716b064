import { parseDocument } from 'htmlparser2';

const NO_TEXT = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe', 'object']);
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'blockquote', 'pre', 'center', 'main', 'dd', 'dt', 'caption', 'table', 'tr']);

/** Lines of a page; a row of a table is `cell | cell |`. A table that only holds other tables or one column is layout. */
export function textOfHtml(html) {
  const document = parseDocument(html);
  const lines = [''];
  const write = (text) => {
    lines[lines.length - 1] += text;
  };
  const newLine = () => {
    if (lines.at(-1).trim() !== '') lines.push('');
  };
  const walk = (node, inRow) => {
    if (node.type === 'text') write(node.data.replace(/\s+/g, ' '));
    if (!node.children) return;
    const { name } = node;
    if (NO_TEXT.has(name)) return;
    if (name === 'br') return newLine();
    const isCell = inRow && (name === 'td' || name === 'th');
    const isRow = name === 'tr' && isDataTable(tableOf(node));
    if (BLOCKS.has(name)) newLine();
    for (const child of node.children) walk(child, isRow || (inRow && !isCell));
    if (isCell) {
      // A cell that ends with a line break has its bar on its last line.
      while (lines.length > 1 && lines.at(-1).trim() === '' && !lines.at(-2).endsWith('|')) lines.pop();
      write(' | ');
    } else if (BLOCKS.has(name)) newLine();
  };
  walk(document, false);
  return lines.map((line) => line.trim()).filter((line) => line !== '').join('\n');
}

function tableOf(node) {
  let at = node;
  while (at && at.name !== 'table') at = at.parent;
  return at;
}

const known = new WeakMap();
function isDataTable(table) {
  if (!table) return false;
  if (!known.has(table)) known.set(table, !descendants(table).some(({ name }) => name === 'table') && descendants(table).some((row) => row.name === 'tr' && row.children.filter(({ name }) => name === 'td' || name === 'th').length > 1));
  return known.get(table);
}

function descendants(node) {
  const found = [];
  const left = [...(node.children ?? [])];
  while (left.length > 0) {
    const next = left.pop();
    found.push(next);
    if (next.children) left.push(...next.children);
  }
  return found.filter((each) => each.children);
}
