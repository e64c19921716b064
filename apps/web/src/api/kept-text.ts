/** What somebody wrote and the server does not have: kept in this browser, by person and assignment. */
const KINDS = ['draft', 'inputs'] as const;
type Kind = (typeof KINDS)[number];

const prefixOf = (kind: Kind, userId: string): string => `liandong.${kind}.${userId}.`;

/** Full or forbidden storage: autosave to the server goes on without the copy. */
const quietly = <T>(act: () => T, otherwise: T): T => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

export const keptText = (kind: Kind, userId: string, of: string) => {
  const key = prefixOf(kind, userId) + of;
  return {
    read: (): string | null => quietly(() => localStorage.getItem(key), null),
    write: (text: string): void => quietly(() => localStorage.setItem(key, text), undefined),
    clear: (): void => quietly(() => localStorage.removeItem(key), undefined),
  };
};

const keysOf = (userId: string): string[] => quietly(() => Object.keys(localStorage).filter((key) => KINDS.some((kind) => key.startsWith(prefixOf(kind, userId)))), []);

/** On how many assignments something waits here. */
export const keptCount = (userId: string): number => new Set(keysOf(userId).map((key) => key.split('.').slice(3).join('.'))).size;
export const forgetKeptText = (userId: string): void => quietly(() => keysOf(userId).forEach((key) => localStorage.removeItem(key)), undefined);
