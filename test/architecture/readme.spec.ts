import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise-tree.js';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const way = /<!-- way-of-an-act -->(.*?)<!-- \/way-of-an-act -->/s.exec(readme)?.[1] ?? '';
/** `path` in backticks: with a folder or an ending; a function's name has neither. */
const paths = [...new Set([...way.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name).filter((name) => /^[\w.-]+(\/[\w.*-]+)+\/?$/.test(name)))];

describe('the way of an act in the README', () => {
  it('names at least ten files', () => {
    expect(paths.filter((path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile()).length).toBeGreaterThanOrEqual(10);
  });
  it('names only what is there', () => {
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('the README', () => {
  it('names every room', () => {
    const rooms = ['workflows', 'activities', ...['apps', 'libs'].flatMap((each) => readdirSync(join(ROOT, each)).map((name) => `${each}/${name}`))];
    expect(rooms.filter((room) => !readme.includes(`\`${room}\``))).toEqual([]);
  });
  it('leads nowhere that is not there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
