import { Inject, Injectable } from '@nestjs/common';
import { match } from 'pinyin-pro';
import type { z } from 'zod';
import type { SearchView } from '#api-types/views/search.views.js';
import type { Status } from '#api-types/views/common.views.js';
import { cycleId } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { SearchReadModel, type FoundText } from '#persistence/read-models/search.read-model.js';
import { UnitReadModel, type UnitRow } from '#persistence/read-models/unit.read-model.js';
import type { SignedIn } from '../platform/request.js';
import { titlesOf } from '../platform/titles.js';
import { scopeOf } from '../platform/visibility.js';

type View = z.infer<typeof SearchView>;

/** Of each kind. */
const MOST = 20;
/** Characters on each side of a word that was found. */
const AROUND = 20;

/** Text as it stands, and the sound of it: whole syllables or their first letters. */
const isIn = (text: string, word: string): boolean => text.toLowerCase().includes(word) || (/^[a-z]+$/.test(word) && match(text, word, { continuous: true }) !== null);

@Injectable()
export class Search {
  constructor(
    @Inject(SearchReadModel) private readonly search: SearchReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async find(year: number, text: string, user: SignedIn): Promise<View> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const [tasks, units, nameOf] = await Promise.all([this.catalogues.tasksOf(year), this.units.all(), this.units.names()]);
    const taskList = [...tasks.values()];
    const isTask = ({ code, title, englishTitle }: (typeof taskList)[number], word: string): boolean => code === word || isIn(title, word) || englishTitle.toLowerCase().includes(word);
    const isUnit = ({ id, name, shortName, englishName }: UnitRow, word: string): boolean => id === word || isIn(name, word) || isIn(shortName, word) || englishName.toLowerCase().includes(word);
    const every = <T>(list: readonly T[], fits: (each: T, word: string) => boolean): T[] => list.filter((each) => words.every((word) => fits(each, word)));

    const scope = scopeOf(user);
    // Each word is of the task or of the unit: 广东 t07, gd 专利.
    const [ofTask, ofUnit] = [taskList.map((task) => words.map((word) => isTask(task, word))), units.map((unit) => words.map((word) => isUnit(unit, word)))];
    const pairs = taskList.flatMap(({ code }, t) => units.flatMap(({ id }, u) => (words.every((_, w) => ofTask[t]?.[w] || ofUnit[u]?.[w]) ? [{ task: code, unit: id }] : [])));
    const cycle = cycleId(year);
    const [assignments, texts] = await Promise.all([
      this.search.assignments(cycle, scope, pairs, MOST),
      this.search.texts(cycle, scope, { words, readerUnit: user.unit }, MOST),
    ]);
    return {
      tasks: every(taskList, isTask).slice(0, MOST).map(({ code, title, englishTitle }) => ({ code, title, englishTitle })),
      units: every(units, isUnit).slice(0, MOST).map(({ id, kind }) => ({ ...nameOf(id), kind })),
      assignments: assignments.map(({ id, task, unit, status }) => ({ id, task, ...titlesOf(tasks, task), unit: nameOf(unit), status: status as z.infer<typeof Status> })),
      texts: texts.map((found) => ({ assignment: found.assignment, task: found.task, unit: nameOf(found.unit), ...around(found, words) })),
    };
  }
}

/** The first place in the text that has one of the words. */
const around = ({ sections }: FoundText, words: readonly string[]): { section: string; snippet: string } => {
  for (const { id: section, text } of sections) {
    const at = Math.min(...words.map((word) => text.toLowerCase().indexOf(word)).filter((index) => index >= 0), Infinity);
    if (at !== Infinity) return { section, snippet: text.slice(Math.max(0, at - AROUND), at + AROUND * 2) };
  }
  return { section: '', snippet: '' };
};
