/** Runs in a page; nothing of its surroundings goes along. */
export function blemishes(): string[];
