import { readFileSync, writeFileSync } from 'node:fs';
import { asMermaid, exploreStates } from './state-graph.js';

/** `npm run graph`: prints the state graph; with `--write` also puts it into the README, between its marks. */
const graph = asMermaid(await exploreStates());
process.stdout.write(`${graph}\n`);
if (process.argv.includes('--write')) {
  const text = readFileSync('README.md', 'utf8');
  writeFileSync('README.md', text.replace(/<!-- state-graph -->.*<!-- \/state-graph -->/s, `<!-- state-graph -->\n\`\`\`mermaid\n${graph}\n\`\`\`\n<!-- /state-graph -->`));
}
