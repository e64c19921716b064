/** Epoch ms as HTTP says it: ISO, UTC. */
export const instantText = (milliseconds: number): string => new Date(milliseconds).toISOString();
export const instantTextOrNull = (milliseconds: number | null): string | null => (milliseconds === null ? null : instantText(milliseconds));
