/**
 * Rules of the house that no package has. Each has planted bad code in lint.spec.ts that shows it fires.
 */
import { builtinModules } from 'node:module';

const NODE = new Set(builtinModules);
const isNode = (source) => source.startsWith('node:') || NODE.has(source);
const rule = (message, create, type = 'problem') => ({ meta: { type, schema: [], messages: { wrong: message } }, create: (context) => create((node, data = {}) => context.report({ node, messageId: 'wrong', data }), context) });

/** A word of the global scope, not a name somebody declared here. */
function isGlobal(context, node) {
  let scope = context.sourceCode.getScope(node);
  while (scope) {
    if (scope.set.get(node.name)?.defs.length > 0) return false;
    scope = scope.upper;
  }
  const { parent } = node;
  const isKey = (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'TSPropertySignature' || parent.type === 'TSMethodSignature') && parent.key === node && !parent.computed;
  return !isKey && !(parent.type === 'MemberExpression' && parent.property === node && !parent.computed);
}

export const house = {
  rules: {
    'no-barrel': rule('Name the file: {{what}}. The only index.ts is workflows/index.ts.', (report, context) => {
      const path = context.filename.replaceAll('\\', '/');
      if (/\/workflows\/index\.ts$/.test(path)) return {};
      const source = (node) => {
        if (node.source && /(^\.{1,2}\/?$)|(^\.{1,2}\/(.*\/)?index(\.\w+)?$)|(^#.*\/index(\.\w+)?$)/.test(node.source.value)) report(node, { what: `${node.source.value} is a barrel` });
      };
      return {
        Program: (node) => /\/index\.[mc]?[jt]sx?$/.test(path) && report(node, { what: 'an index file hides where things are' }),
        ImportDeclaration: source,
        ExportAllDeclaration: (node) => report(node, { what: 'export * hides where things are' }),
        ExportNamedDeclaration: (node) => node.source && report(node, { what: 'what is exported elsewhere is imported from there' }),
      };
    }),
    'no-default-export': rule('A named export: its name is the same everywhere.', (report) => ({
      ExportDefaultDeclaration: (node) => report(node),
      'ExportSpecifier[exported.name="default"]': (node) => report(node),
    })),
    'no-skipped-test': rule('A test that does not run proves nothing: {{name}}. Where something must be there first, choose `describe` or `describe.skip` by that.', (report) => {
      const RUNNERS = new Set(['it', 'test', 'describe']);
      return {
        CallExpression: ({ callee }) => {
          // it.skip(…), describe.only.each(…)(…), it.concurrent.skip(…): down to the first name.
          const parts = [];
          let at = callee;
          while (at.type === 'MemberExpression' || at.type === 'CallExpression' || at.type === 'TaggedTemplateExpression') {
            if (at.type === 'MemberExpression') parts.unshift(at.property.name ?? at.property.value);
            at = at.object ?? at.callee ?? at.tag;
          }
          if (at.type !== 'Identifier') return;
          const name = [at.name, ...parts].join('.');
          const isBare = /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(at.name);
          if (callee.type !== 'CallExpression' && (isBare || (RUNNERS.has(at.name) && parts.some((each) => ['skip', 'only', 'todo', 'failing'].includes(each))))) report(callee, { name });
        },
      };
    }),
    'reasoned-exception': rule('Say after ` -- ` why the exception is safe.', (report, context) => ({
      Program: () => {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S.{9,}/.test(comment.value)) report(comment);
        }
      },
    })),
    'no-clock': rule('The domain has no {{name}}: time comes in as command.at, chance not at all.', (report, context) => ({
      Identifier: (node) => ['Date', 'globalThis'].includes(node.name) && isGlobal(context, node) && report(node, { name: node.name }),
      'MemberExpression[object.name="Math"]': (node) => (node.property.name ?? node.property.value) === 'random' && report(node, { name: 'Math.random' }),
      'VariableDeclarator[init.name="Math"] > ObjectPattern > Property[key.name="random"]': (node) => report(node, { name: 'Math.random' }),
    })),
    'no-workflow-state': rule('A variable of the module is shared by every workflow of the worker: keep state inside the workflow function.', (report) => ({
      'Program > VariableDeclaration[kind!="const"], Program > ExportNamedDeclaration > VariableDeclaration[kind!="const"]': (node) => !node.declare && report(node),
    })),
    'no-workflow-world': rule('A workflow knows no {{name}}: the world is for activities.', (report, context) => ({
      'ImportDeclaration, ImportExpression, ExportNamedDeclaration[source], ExportAllDeclaration': (node) => isNode(String(node.source.value)) && report(node, { name: node.source.value }),
      Identifier: (node) => ['process', 'require', 'globalThis', 'fetch'].includes(node.name) && isGlobal(context, node) && report(node, { name: node.name }),
    })),
    'no-async-validator': rule('A validator decides at once: an async one is always true.', (report) => ({
      'Property[key.name="validator"] > :function[async=true]': (node) => report(node),
    })),
  },
};
