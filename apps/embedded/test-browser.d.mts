/** The browser's path, or in a sentence what is missing. */
export function ensureBrowser(): Promise<{ readonly path?: string; readonly missing?: string }>;
