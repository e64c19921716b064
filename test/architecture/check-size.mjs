/**
 * Sizes of the house: lines of a file by its role, functions over 50 lines, constructors over 7 parts.
 * Exceptions stand in a list with reasons; one that is not needed any more fails like a file that is too long.
 *
 *   node test/architecture/check-size.mjs
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const FUNCTION_LINES = 50;
const CONSTRUCTOR_PARTS = 7;

/** The first that fits counts. */
const LIMITS = [
  ['spec', /\.spec\.tsx?$/, 400],
  ['domain file', /^libs\/domain\//, 250],
  ['workflow', /^workflows\//, 200],
  ['activity', /^activities\//, 120],
  ['API room', /^apps\/api\//, 200],
  ['store, read model', /^libs\/(persistence|record)\//, 250],
  ['page, form', /^apps\/web\/src\/(pages|forms)\//, 300],
  ['component', /^apps\/web\/src\/(ui|components)\//, 200],
  ['any other file', /./, 250],
];

const SOURCE = /\.(ts|tsx|js|mjs|cjs)$/;
/** Made by a machine, or bad on purpose. A style sheet is a list: nothing in it branches, it is not measured. */
const NOT_MEASURED = /(^|\/)(node_modules|dist|coverage|generated|fixtures)(\/|$)|^\.|\.d\.ts$/;

/** `path` for a file, `path#name` for a function or the class of a constructor. */
export const EXCEPTIONS = {};

/** What is too long in one file: `{ at, sentence }`. */
export function measure(path, text) {
  const lines = text.trimEnd().split('\n').length;
  const [role, , limit] = LIMITS.find(([, pattern]) => pattern.test(path));
  const found = lines > limit ? [{ at: path, sentence: `${path}: ${lines} lines, a ${role} has at most ${limit}` }] : [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, path.endsWith('x') ? ts.ScriptKind.TSX : undefined);
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  const linesOf = (node) => lineAt(node.end) - lineAt(node.getStart(source)) + 1;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && !isTableOfTests(node)) {
      const long = linesOf(node) - namedInside(node).reduce((sum, each) => sum + linesOf(each), 0);
      const at = `${path}#${nameOf(node)}`;
      if (long > FUNCTION_LINES) found.push({ at, sentence: `${at}: ${long} lines, a function has at most ${FUNCTION_LINES}` });
      if (ts.isConstructorDeclaration(node) && node.parameters.length > CONSTRUCTOR_PARTS) found.push({ at, sentence: `${at}: ${node.parameters.length} parts, a constructor has at most ${CONSTRUCTOR_PARTS}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Functions with a name inside a function are measured by themselves, as steps of it; what is passed on without a name is its own text. */
function namedInside(outer) {
  const found = [];
  const visit = (node) => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || (ts.isFunctionLike(node) && (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)));
    if (isNamed && node.body) found.push(node);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(outer, visit);
  return found;
}

/** The function of a `describe` is a chapter, not a function. */
function isTableOfTests({ parent }) {
  if (!ts.isCallExpression(parent)) return false;
  const words = parent.expression.getText().match(/^\w+/)?.[0] ?? '';
  return words.startsWith('describe');
}

function nameOf(node) {
  if (ts.isConstructorDeclaration(node)) return node.parent.name?.text ?? 'class';
  for (let at = node; at; at = at.parent) if (at.name && ts.isIdentifier(at.name)) return at.name.text;
  return 'function';
}

/** Sentences of what is wrong with these files: too long without an exception, or an exception without need. */
export function complaints(files, exceptions) {
  const found = files.flatMap(([path, text]) => measure(path, text));
  const needed = new Set(found.map(({ at }) => at));
  return [
    ...found.filter(({ at }) => !(at in exceptions)).map(({ sentence }) => sentence),
    ...Object.keys(exceptions).filter((at) => !needed.has(at)).map((at) => `${at}: the exception is not needed any more, take it out of the list`),
    ...Object.entries(exceptions).filter(([, reason]) => reason.length < 20).map(([at]) => `${at}: the exception has no reason`),
  ];
}

export function filesOfTheTree() {
  const paths = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (NOT_MEASURED.test(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (SOURCE.test(path)) paths.push(path);
    }
  };
  walk('');
  return paths.sort().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = filesOfTheTree();
  const wrong = complaints(files, EXCEPTIONS);
  for (const sentence of wrong) console.error(sentence);
  console.log(`${files.length} files measured, ${wrong.length} complaints, ${Object.keys(EXCEPTIONS).length} exceptions`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
