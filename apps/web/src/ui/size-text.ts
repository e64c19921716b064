const MEGABYTE = 1024 * 1024;

/** Of a file: 812 kB, 3.4 MB; in the same megabytes as its limit. */
export const sizeText = (bytes: number): string => (bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`);
