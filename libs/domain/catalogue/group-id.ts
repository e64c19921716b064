/** A region group's id follows from its name (FNV-1a), so that the same group is the same in each version and year; an id never holds a name. */
export const groupIdOf = (name: string): string => {
  let hash = 0x811c9dc5;
  for (const character of name.replace(/\s/g, '')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `g-${(hash >>> 0).toString(16).padStart(8, '0')}`;
};
