import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A file with a face that has Chinese; of a collection, which of its faces. */
export interface Font {
  readonly path: string;
  readonly postscriptName?: string | undefined;
}

/**
 * Where a face may be. The first comes with our packages, so every machine writes the same bytes; Debian's has characters
 * that the first lacks, and stands in where an installation left the package out.
 */
export const fontPlaces = (): Font[] => [
  ...packaged(),
  { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', postscriptName: 'NotoSansCJKsc-Regular' },
];

const packaged = (): Font[] => {
  try {
    return [{ path: createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf') }];
  } catch {
    return [];
  }
};

export interface ChosenFont {
  readonly font: Font;
  /** Characters of the text that it lacks, each once, in their order. */
  readonly missing: readonly string[];
}

/** The first face that has every character; else the one that lacks fewest. Undefined: there is none. */
export async function chooseFont(text: string, places: readonly Font[]): Promise<ChosenFont | undefined> {
  const characters = [...new Set(text)].filter((character) => character !== '\n');
  let best: ChosenFont | undefined;
  for (const font of places) {
    const has = existsSync(font.path) ? charactersOf(await readFile(font.path)) : undefined;
    if (!has) continue;
    const missing = characters.filter((character) => !has(character.codePointAt(0) ?? 0));
    if (!best || missing.length < best.missing.length) best = { font, missing };
    if (missing.length === 0) return best;
  }
  return best;
}

/** By the face's own table (cmap, format 12: all of Unicode); undefined where the file is no face with one. */
function charactersOf(bytes: Buffer): ((point: number) => boolean) | undefined {
  try {
    // The faces of Noto's collection share their characters: the first speaks for all.
    const face = bytes.toString('latin1', 0, 4) === 'ttcf' ? bytes.readUInt32BE(12) : 0;
    const cmap = tableOf(bytes, face, 'cmap');
    const groups = cmap === undefined ? undefined : groupsOf(bytes, cmap);
    return groups && ((point) => groups.some(([from, to, glyph]) => from <= point && point <= to && glyph + point - from !== 0));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tableOf(bytes: Buffer, face: number, name: string): number | undefined {
  for (let index = 0; index < bytes.readUInt16BE(face + 4); index += 1) {
    const entry = face + 12 + index * 16;
    if (bytes.toString('latin1', entry, entry + 4) === name) return bytes.readUInt32BE(entry + 8);
  }
  return undefined;
}

function groupsOf(bytes: Buffer, cmap: number): (readonly [from: number, to: number, glyph: number])[] | undefined {
  for (let index = 0; index < bytes.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + bytes.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (bytes.readUInt16BE(table) !== 12) continue;
    return Array.from({ length: bytes.readUInt32BE(table + 12) }, (_, group) => {
      const at = table + 16 + group * 12;
      return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)] as const;
    });
  }
  return undefined;
}
