import { expect, it } from '@jest/globals';
import { DRAFT_2024 } from '#domain/catalogue/catalogue-2024/draft.js';
import { CatalogueDraft } from './catalogue-draft.js';
import { CatalogueDraft as StrictDraft } from './imported-draft.js';

it('the project’s own data of 2024 has the form of an import', () => {
  expect(CatalogueDraft.parse(DRAFT_2024)).toEqual(DRAFT_2024);
  expect(Object.keys(StrictDraft.shape).filter((name) => !(name in DRAFT_2024))).toEqual(['reportingDuties', 'unused']);
});
