import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { RULES } from './dependency-rules.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
/** A tree of files that break every rule, each named after the rule it breaks. */
export const BAD_TREE = join(ROOT, 'test', 'architecture', 'fixtures', 'tree');

/** The modules of a tree and what they break. Subpaths lead into that same tree, also where it has no package.json. */
export async function cruiseTree(baseDir: string): Promise<ICruiseResult> {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { imports: Record<string, string> };
  const alias = Object.fromEntries(Object.entries(imports).map(([name, path]) => [name.replace('/*', ''), join(baseDir, path.replace('/*', ''))]));
  const folders = ['apps', 'libs', 'workflows', 'activities'].filter((each) => existsSync(join(baseDir, each)));
  const { output } = await cruise(
    folders,
    {
      baseDir,
      ruleSet: { forbidden: [...RULES] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)dist/' },
    },
    { alias, extensionAlias: { '.js': ['.ts', '.tsx', '.js'] }, extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'], conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] } as never,
  );
  return output as ICruiseResult;
}
