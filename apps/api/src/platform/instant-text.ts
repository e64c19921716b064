/** Epoch ms as HTTP says it: ISO, UTC. */
export const instantText = (milliseconds: number): string => new Date(milliseconds).toISOString();
export const instantTextOrNull = (milliseconds: number | null): string | null => (milliseconds === null ? null : instantText(milliseconds));

const BEIJING_MS = 8 * 3_600_000;
/** Of epoch ms, or of an instant as HTTP says it: `2024-06-30 09:00:00`, by the clock in Beijing. */
export const beijingText = (at: number | string): string => new Date((typeof at === 'string' ? Date.parse(at) : at) + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
