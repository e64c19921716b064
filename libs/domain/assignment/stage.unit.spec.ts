import { describe, expect, it } from '@jest/globals';
import { DomainScene } from '#testing/domain-scene.js';
import { initialState, type AssignmentState } from './assignment.state.js';
import { RULES_VERSION, rulesOf } from './assignment.rules.js';
import { inWords, stageOf } from './stage.js';

const DRAFT = { type: 'DraftPlan', draftVersion: 1, answers: [] } as const;
const acknowledged = () => new DomainScene().acknowledged();
const returned = () => acknowledged().submitted().returned('2024-05-06');
const redrafted = () => {
  const scene = returned();
  return scene.does('clerk', { ...DRAFT, answers: (scene.state.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' })) });
};
const approved = () => acknowledged().submitted().approved('2024-05-06');
const declared = () => approved().does('leader', { type: 'DeclareCompletion', text: '办结' });
const SIGN = { type: 'SignOffPlan', textHash: 'text', opinion: '' } as const;

describe('the stage of a process, in words for who watches it', () => {
  it.each<[string, () => AssignmentState, string, string]>([
    ['not issued', () => initialState('asg/2024/t07-o1/44'), 'unheard', '未下达'],
    ['issued', () => new DomainScene().state, 'issued', '待签收 · 第 1 轮 · 下一时点：签收期限 2024-04-04(周四) 00:00'],
    ['acknowledged', () => acknowledged().state, 'planning', '起草中 · 第 1 轮 · 下一时点：计划截止 2024-07-01(周一) 00:00'],
    ['drafted', () => acknowledged().does('clerk', DRAFT).state, 'planning', '待签批 · 第 1 轮 · 下一时点：计划截止 2024-07-01(周一) 00:00'],
    ['signed off', () => acknowledged().does('clerk', DRAFT).does('leader', SIGN).state, 'planning', '待报送 · 第 1 轮 · 下一时点：计划截止 2024-07-01(周一) 00:00'],
    ['in review', () => acknowledged().at('2024-04-30').submitted().state, 'review', '审核中 · 第 1 轮 · 下一时点：审核时限 2024-05-17(周五) 00:00'],
    ['returned', () => returned().state, 'revision', '已退回 · 第 2 轮 · 下一时点：修改期限 2024-07-01(周一) 00:00'],
    ['drafted again', () => redrafted().state, 'revision', '待签批 · 第 2 轮 · 下一时点：修改期限 2024-07-01(周一) 00:00'],
    ['signed off again', () => redrafted().does('leader', SIGN).state, 'revision', '待报送 · 第 2 轮 · 下一时点：修改期限 2024-07-01(周一) 00:00'],
    ['approved', () => approved().state, 'carrying_out', '实施中 · 第 1 轮 · 下一时点：进展报送截止 2024-07-06(周六) 00:00'],
    ['declared complete', () => declared().state, 'completion', '待销号 · 第 1 轮 · 下一时点：销号时限 2024-05-18(周六) 00:00'],
    ['closed', () => declared().does('reviewer', { type: 'CloseOut', reason: '属实' }).state, 'closed', '已结束 · 第 1 轮 · 下一时点：无计时'],
  ])('%s', (_, state, stage, words) => {
    expect(stageOf(state())).toBe(stage);
    expect(inWords(state()).all).toBe(words);
  });

  it('says that it is suspended, and which notice is open', () => {
    const scene = acknowledged().does('coordinator', { type: 'SuspendAssignment', reason: '机构改革' });
    expect(inWords(scene.state)).toEqual({ all: '起草中 · 第 1 轮 · 已暂停 · 下一时点：无计时', next: '无计时' });
    const late = acknowledged();
    late.until('2024-07-03');
    expect(inWords(late.state).all).toBe('起草中 · 第 1 轮 · 蓝色督办单 · 下一时点：橙色督办 2024-07-11(周四) 09:00');
  });
});

describe('the rules by which a run began', () => {
  it('are found by their version; an unknown one says what to do', () => {
    expect(rulesOf(RULES_VERSION)).toMatchObject({ stageOf, inWords });
    for (const other of [RULES_VERSION - 1, RULES_VERSION + 1]) expect(() => rulesOf(other)).toThrow(`rules version ${other} is not in this build: deploy the worker that knows it first`);
  });
});
