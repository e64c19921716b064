/** No room on the disk, or none left of what the account may have. */
const CODES = ['ENOSPC', 'EDQUOT'];

/** Whether a file could not be written for want of room: a fault of the place, not of what was sent. A database without room says so itself. */
export const isStorageFull = (error: unknown): boolean => error instanceof Error && CODES.includes(String((error as { code?: unknown }).code));
