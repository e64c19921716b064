import { existsSync } from 'node:fs';

/** What the images of others have, given by path: the server of Temporal, its tool for the schema, and the folder of that. */
export interface Tools {
  readonly server: string;
  readonly sqlTool: string;
  /** With `postgresql/v12/…` in it. */
  readonly schema: string;
  /** The Node that runs what is ours. */
  readonly node: string;
}
const NAMES = { server: 'TEMPORAL_SERVER_PATH', sqlTool: 'TEMPORAL_SQL_TOOL_PATH', schema: 'TEMPORAL_SCHEMA_DIR' } as const;

/** By the environment; undefined where one is not named. One that is named and not there is an error, so that no run is green for want of it. */
export function toolsOf(from: NodeJS.ProcessEnv): Tools | undefined {
  const found = Object.entries(NAMES).map(([name, variable]): [string, string | undefined] => [name, from[variable]]);
  if (found.some(([, path]) => !path)) return undefined;
  for (const [name, path = ''] of found) if (!existsSync(path)) throw new Error(`${NAMES[name as keyof typeof NAMES]}: there is no ${path}`);
  return { ...(Object.fromEntries(found) as unknown as Omit<Tools, 'node'>), node: from['TOPOLOGY_NODE'] ?? process.execPath };
}
