import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { instant } from '../calendar/instant.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import type { CatalogueVersion } from './catalogue.js';
import type { CatalogueCommandBody } from './catalogue.commands.js';
import { decideCatalogue, type CatalogueFacts } from './catalogue.decide.js';
import type { CatalogueEvents } from './catalogue.events.js';
import { evolveCatalogue } from './catalogue.evolve.js';
import { notImported, type CatalogueState } from './catalogue.state.js';
import { convertDraft } from './convert-draft.js';
import { correctField } from './correct-field.js';

const user = (userId: string, ...roles: ('coordinator' | 'bureau_leader')[]): Actor => ({ kind: 'user', userId, unit: 'bureau', roles });
const [ONE, TWO, THREE] = [user('one', 'coordinator'), user('two', 'coordinator'), user('three', 'coordinator')];
const DRAFT = noticeDraft();
const IMPORT: CatalogueCommandBody = { type: 'ImportCatalogue', sourceHash: 'a'.repeat(64), sourceName: 'notice.txt', draft: DRAFT };
const ANSWER = (question: string): CatalogueCommandBody => ({ type: 'AnswerQuestion', question, answer: '广东', reason: '来函' });
const CORRECT: CatalogueCommandBody = { type: 'CorrectField', path: 'tasks.0.title', value: '新题', reason: '更正' };
const CONFIRM: CatalogueCommandBody = { type: 'ConfirmCatalogue', draftHash: 'd1' };
const FROZEN: CatalogueFacts = { conversion: { catalogue: { year: 2025 } as CatalogueVersion, hash: 'c' } };

class Story {
  state: CatalogueState = notImported('catalogue/aaaa');
  texts: Readonly<Record<string, string>> | undefined;
  send(body: CatalogueCommandBody, actor: Actor = ONE, facts: CatalogueFacts = { next: { draft: DRAFT, hash: 'd1', was: '旧题' } }): Refusal | string[] {
    const decision = decideCatalogue(this.state, { ...body, commandId: 'c', at: instant(0), actor }, facts);
    if (isRefused(decision)) return decision.refusal;
    for (const event of decision.events) {
      this.texts = event.texts;
      this.state = evolveCatalogue(this.state, { ...event, stream: this.state.id, sequence: this.state.sequence + 1, at: instant(0), actor, round: 1, previousHash: '', hash: 'h' } as EventIn<CatalogueEvents>);
    }
    return decision.events.map(({ type }) => type);
  }
  static imported(): Story {
    const story = new Story();
    story.send(IMPORT);
    return story;
  }
  static answered(): Story {
    const story = Story.imported();
    for (const question of ['q1', 'q2']) story.send(ANSWER(question));
    return story;
  }
}

describe('the draft of a catalogue', () => {
  it('is imported once, with a question for all that the text leaves open', () => {
    const story = new Story();
    expect(story.send(IMPORT)).toEqual(['CatalogueImported']);
    expect(story.state).toMatchObject({ status: 'draft', open: ['q1', 'q2'], importedBy: 'one', draftHash: 'd1' });
    expect(story.send(IMPORT, TWO)).toEqual({ code: 'ALREADY_IMPORTED', facts: { catalogue: 'catalogue/aaaa' } });
    expect(() => new Story().send(IMPORT, ONE, {})).toThrow('was not hashed');
  });

  it('a question is answered with a reason, and anew; both are texts of the record', () => {
    const story = Story.imported();
    expect(story.send(ANSWER('q3'))).toEqual({ code: 'UNKNOWN_QUESTION', facts: { question: 'q3' } });
    expect([story.send(ANSWER('q1')), story.send(ANSWER('q1'), TWO)]).toEqual([['QuestionAnswered'], ['QuestionAnswered']]);
    expect(story.state).toMatchObject({ open: ['q2'], answered: ['q1'], workedOn: ['one', 'two'] });
    expect(story.texts).toEqual({ answer: '广东', reason: '来函' });
  });

  it('a field is corrected: what stood there and what stands there now are texts', () => {
    const story = Story.imported();
    expect(story.send(CORRECT, TWO, { next: { draft: DRAFT, hash: 'd2', was: '旧题' } })).toEqual(['FieldCorrected']);
    expect(story.state).toMatchObject({ draftHash: 'd2', workedOn: ['one', 'two'] });
    expect(story.texts).toEqual({ value: '"新题"', was: '"旧题"', reason: '更正' });
    for (const wrong of ['UNKNOWN_FIELD', 'VALUE_UNFIT'] as const) expect(story.send(CORRECT, ONE, { next: { wrong } })).toEqual({ code: wrong, facts: { path: 'tasks.0.title' } });
    expect(story.send(CORRECT, ONE, {})).toMatchObject({ code: 'UNKNOWN_FIELD' });
  });

  it('is confirmed by somebody who did nothing else of it, once no question is open, as they saw it', () => {
    expect(Story.imported().send(CONFIRM, TWO, FROZEN)).toEqual({ code: 'QUESTIONS_OPEN', facts: { count: 2, questions: ['q1', 'q2'] } });
    const story = Story.answered();
    story.send(CORRECT, TWO);
    for (const [actor, by] of [[ONE, 'one'], [TWO, 'two']] as const) expect(story.send(CONFIRM, actor, FROZEN)).toEqual({ code: 'SECOND_PERSON_NEEDED', facts: { verb: 'ConfirmCatalogue', by } });
    expect(story.send({ type: 'ConfirmCatalogue', draftHash: 'd0' }, THREE, FROZEN)).toMatchObject({ code: 'SEQUENCE_CHANGED' });
    expect(story.send(CONFIRM, THREE, { conversion: { problems: [{ code: 'NO_CATEGORY', path: 'tasks.0.category', value: null }] } })).toEqual({ code: 'DRAFT_UNFIT', facts: { count: 1, problems: ['tasks.0.category NO_CATEGORY'] } });
    expect(() => story.send(CONFIRM, THREE, {})).toThrow('was not converted');
    expect(story.send(CONFIRM, THREE, FROZEN)).toEqual(['CatalogueConfirmed']);
    expect(story.state).toMatchObject({ status: 'confirmed', year: 2025, catalogueHash: 'c', confirmedBy: 'three' });
  });

  it('confirmed, it is frozen', () => {
    const story = Story.answered();
    story.send(CONFIRM, TWO, FROZEN);
    for (const body of [ANSWER('q1'), CORRECT, CONFIRM]) expect(story.send(body, THREE, FROZEN)).toEqual({ code: 'WRONG_STATE', facts: { verb: body.type, status: 'confirmed', from: ['draft'] } });
    expect(story.send(IMPORT, THREE)).toMatchObject({ code: 'ALREADY_IMPORTED' });
  });

  it('whether a task of another notice is one with its own, a person decides, before and after it is confirmed (X2)', () => {
    const OTHER = 'catalogue/bbbb';
    const pair = (before: string, after: string, same: boolean): CatalogueCommandBody => ({ type: 'DecidePair', with: OTHER, before, after, same, reason: '内容一致' });
    const facts: CatalogueFacts = { compared: { before: DRAFT, after: DRAFT }, ...FROZEN };
    const story = Story.answered();
    expect(story.send(pair('tasks.0', 'tasks.1', true), TWO, facts)).toEqual(['PairDecided']);
    expect(story.texts).toEqual({ reason: '内容一致' });
    expect([story.send(pair('tasks.7', 'tasks.1', true), TWO, facts), story.send(pair('tasks.0', 'tasks.2', true), TWO, facts)]).toEqual([{ code: 'UNKNOWN_FIELD', facts: { path: 'tasks.7' } }, { code: 'UNKNOWN_FIELD', facts: { path: 'tasks.2' } }]);
    for (const nothing of [{}, { compared: { before: null, after: DRAFT } }]) expect(story.send(pair('tasks.0', 'tasks.1', true), TWO, nothing)).toEqual({ code: 'NOT_FOUND', facts: { catalogue: OTHER } });
    expect(story.send({ ...pair('tasks.0', 'tasks.1', true), with: 'catalogue/aaaa' } as CatalogueCommandBody, TWO, facts)).toMatchObject({ code: 'NOT_FOUND' });
    // Who decided a pair did nothing of the draft, and may confirm it.
    expect(story.send(CONFIRM, TWO, facts)).toEqual(['CatalogueConfirmed']);
    story.send(pair('tasks.1', 'tasks.0', false), TWO, facts);
    story.send(pair('tasks.1', 'tasks.1', true), TWO, facts);
    expect(story.state).toMatchObject({ status: 'confirmed', pairs: [{ with: OTHER, before: 'tasks.1', after: 'tasks.0', same: false }, { before: 'tasks.1', after: 'tasks.1', same: true }] });
    story.send(pair('tasks.1', 'tasks.0', true), TWO, facts);
    story.send({ ...pair('tasks.1', 'tasks.0', false), with: 'catalogue/cccc' } as CatalogueCommandBody, TWO, facts);
    expect('pairs' in story.state && story.state.pairs?.map(({ with: other, before, after, same }) => `${other} ${before} ${after} ${same}`)).toEqual([`${OTHER} tasks.1 tasks.0 true`, 'catalogue/cccc tasks.1 tasks.0 false']);
  });

  it('is for coordinators, and not there before its import', () => {
    for (const actor of [SYSTEM, user('l', 'bureau_leader')]) for (const body of [IMPORT, ANSWER('q1'), CORRECT, CONFIRM]) expect(Story.imported().send(body, actor)).toMatchObject({ code: 'WRONG_ROLE' });
    for (const body of [ANSWER('q1'), CORRECT, CONFIRM]) expect(new Story().send(body)).toMatchObject({ code: 'NOT_FOUND' });
    const event = { type: 'QuestionAnswered', data: { question: 'q1' }, stream: 's', sequence: 1, at: instant(0), actor: SYSTEM, round: 1, previousHash: '', hash: 'h' } as const;
    expect(() => evolveCatalogue(notImported('catalogue/x'), event)).toThrow('was not imported');
    expect(evolveCatalogue(Story.imported().state, { ...event, type: 'CatalogueConfirmed', data: { year: 1, draftHash: '', catalogueHash: '' } })).toMatchObject({ confirmedBy: 'system' });
  });
});

describe('a correction', () => {
  const value = (path: string, entered: unknown) => {
    const corrected = correctField(DRAFT, path, entered);
    return 'wrong' in corrected ? corrected.wrong : [corrected.was, path.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], corrected.draft)];
  };
  it('sets a field that there is, to what it may be', () => {
    expect(value('notice.issuedOn', '2025-03-04')).toEqual(['2025-03-03', '2025-03-04']);
    expect(value('notice.year', 2026)).toEqual([null, 2026]);
    expect(value('tasks.1.obligations.0.group', null)).toEqual(['试点省份', null]);
    expect(value('tasks.0.milestones.1.due', '2025-11-30')).toEqual(['2025-12-31', '2025-11-30']);
    expect(value('regionGroups.0.members', ['广东'])).toEqual([[], ['广东']]);
    expect(DRAFT).toEqual(noticeDraft());
  });
  it('refuses another form, another place', () => {
    for (const [path, entered] of [['notice.issuedOn', '2025-02-30'], ['notice.year', 25], ['tasks.0.title', ' '], ['tasks.0.departments', '条法司'], ['tasks.0.metrics.0.value', '30'], ['tasks.1.obligations.0.level', 'nation'], ['tasks.1.obligations.0.mandatory', null]] as const) {
      expect([path, value(path, entered)]).toEqual([path, 'VALUE_UNFIT']);
    }
    for (const path of ['tasks.9.title', 'tasks.0.number', 'tasks.0', 'tasks', 'openQuestions.0.text', 'tasks.0.milestones.7.due', '__proto__.x', 'tasks.0.constructor', 'notice.toString', 'constructor', '__proto__']) expect([path, value(path, 'x')]).toEqual([path, 'UNKNOWN_FIELD']);
  });
  it('whatever is sent, it is set or refused, and never makes a draft that cannot be converted or refused in words', () => {
    const step = fc.oneof(fc.constantFrom('notice', 'tasks', 'regionGroups', 'milestones', 'metrics', 'obligations', 'due', 'value', 'group', 'departments', 'members', 'title', 'year', '__proto__', 'constructor'), fc.nat(3).map(String));
    const entered = fc.oneof(fc.jsonValue(), fc.constantFrom('2025-05-31', ['条法司'], null, 3, true), fc.constant({ due: '2025-09-30', datePhrase: '9月底前', actor: '各地区', text: '上报' }));
    fc.assert(fc.property(fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 5 }), entered), { maxLength: 30 }), (corrections) => {
      let draft = DRAFT;
      for (const [steps, value] of corrections) {
        const corrected = correctField(draft, steps.join('.'), value);
        if ('draft' in corrected) draft = corrected.draft;
      }
      const converted = convertDraft(draft, []);
      expect('problems' in converted && converted.problems.length > 0).toBe(true);
    }), { seed: 6, numRuns: 300 });
  });
  it('takes an item out and adds one at the end, whole, by hand: without a quote', () => {
    const removed = correctField(DRAFT, 'tasks.0.milestones.0', null);
    expect('draft' in removed && [removed.draft.tasks[0]?.milestones.length, removed.was]).toEqual([1, DRAFT.tasks[0]?.milestones[0]]);
    const item = { due: '2025-09-30', datePhrase: '9月底前', actor: '各地区', text: '上报' };
    const added = correctField(DRAFT, 'tasks.0.milestones.2', item);
    expect('draft' in added && [added.draft.tasks[0]?.milestones[2], added.was]).toEqual([{ ...item, quote: null }, null]);
    expect(value('tasks.0.milestones.2', { ...item, due: 'x' })).toBe('VALUE_UNFIT');
    for (const more of [{ more: 1 }, { toString: 'x' }]) expect(value('tasks.0.milestones.2', { ...item, ...more })).toBe('VALUE_UNFIT');
    expect(value('tasks.0.milestones.2', 'x')).toBe('VALUE_UNFIT');
    expect([value('tasks.0.milestones.3', item), value('tasks.0.milestones.2', null), value('tasks.9.milestones.0', item)]).toEqual(['UNKNOWN_FIELD', 'UNKNOWN_FIELD', 'UNKNOWN_FIELD']);
  });
});
