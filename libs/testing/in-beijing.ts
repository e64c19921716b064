/** Epoch ms as Beijing shows it, whatever zone the machine is in: `2024-07-03 09:00`, the seconds cut off. */
export const inBeijing = (epoch: number): string => new Date(epoch + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
