/** Who asks, and whom. */
export const LINES = ['worker-temporal', 'worker-postgres', 'api-temporal', 'api-postgres'] as const;
export type Line = (typeof LINES)[number];

export const targetOf = (line: Line): 'temporal' | 'postgres' => (line.endsWith('temporal') ? 'temporal' : 'postgres');
