import { expect } from '@jest/globals';
import type { z } from 'zod';
import { CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { ImportReceipt } from '#api-types/views/common.views.js';
import { CycleView, LaunchCheckView, LaunchPreviewView } from '#api-types/views/cycle.views.js';
import { CatalogueView } from '#api-types/views/register.views.js';
import type { RunningApi } from './running-api.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
type View = z.infer<typeof CatalogueVersionView>;
type Problem = View['problems'][number];

/** From a notice's file to a launched cycle, by HTTP alone: what a coordinator and a second one send and see. */
export class NoticeJourney {
  private keys = 0;
  /** The imported draft. */
  catalogue = '';

  private constructor(
    readonly coord: Agent,
    readonly second: Agent,
    readonly year: number,
  ) {}

  static async of(api: RunningApi, year: number): Promise<NoticeJourney> {
    return new NoticeJourney(await api.as('coord'), await api.as('coord2'), year);
  }

  async upload(bytes: Buffer, name: string): Promise<z.infer<typeof ImportReceipt>> {
    const answer = await this.coord.post('/catalogue-versions/files').set('idempotency-key', this.key()).attach('file', bytes, name);
    const receipt = ImportReceipt.parse(answer.body);
    this.catalogue = receipt.stream;
    return receipt;
  }

  async draft(): Promise<View> {
    return CatalogueVersionView.parse((await this.coord.get(`/catalogue-versions/${encodeURIComponent(this.catalogue)}`)).body);
  }

  onDraft(body: object, agent = this.coord) {
    return this.post(agent, `/catalogue-versions/${encodeURIComponent(this.catalogue)}/commands`, body);
  }

  async confirm(agent: Agent) {
    return this.onDraft({ type: 'ConfirmCatalogue', draftHash: (await this.draft()).draftHash }, agent);
  }

  /** Each open question, with a reason. */
  async answerAll(): Promise<number> {
    const open = (await this.draft()).questions.filter(({ answer }) => answer === null);
    for (const { id, kind } of open) expect((await this.onDraft({ type: 'AnswerQuestion', question: id, answer: ANSWERS[kind] ?? '按原文办理', reason: '已向牵头部门核实' })).body).toMatchObject({ events: ['QuestionAnswered'] });
    return open.length;
  }

  /** A department that nobody knew is created; a value that the text leaves open is entered by hand. */
  async solve({ code, path, value }: Problem): Promise<void> {
    if (code === 'UNKNOWN_DEPARTMENT') return this.createDepartment(value ?? '');
    const corrected = CORRECTIONS[code]?.(path, this.year);
    if (!corrected) throw new Error(`${code} ${path}: nobody knows what to do`);
    expect((await this.onDraft({ type: 'CorrectField', ...corrected, reason: '按答复更正' })).body).toMatchObject({ events: ['FieldCorrected'] });
  }

  private async createDepartment(name: string): Promise<void> {
    const unit = `dept-new-${this.keys + 1}`;
    expect((await this.post(this.coord, '/organisation/commands', { type: 'CreateUnit', unit, kind: 'department', name, shortName: name, englishName: name })).body).toMatchObject({ events: ['UnitCreated'] });
  }

  async addContact(unit: string, roles: readonly string[], from: string): Promise<void> {
    const user = `new${this.keys + 1}`;
    expect((await this.post(this.coord, `/organisation/units/${unit}/commands`, { type: 'AddContact', user, name: `联系人${user}`, email: `${user}@liandong.example`, roles, from, until: null })).status).toBe(200);
  }

  onCycle(body: object, agent = this.coord, key = this.key()) {
    return this.post(agent, `/cycles/${encodeURIComponent(`cycle/${this.year}`)}/commands`, body, key);
  }

  async cycle(): Promise<z.infer<typeof CycleView>> {
    return CycleView.parse(await this.ofCycle(''));
  }

  async check(): Promise<z.infer<typeof LaunchCheckView>> {
    return LaunchCheckView.parse(await this.ofCycle('/launch-check'));
  }

  async preview(): Promise<z.infer<typeof LaunchPreviewView>> {
    return LaunchPreviewView.parse(await this.ofCycle('/launch-preview'));
  }

  /** What was issued of each obligation of the year. */
  async obligations(): Promise<(z.infer<typeof CatalogueView>['tasks'][number]['obligations'][number] & { readonly task: number })[]> {
    const { tasks } = CatalogueView.parse((await this.coord.get(`/catalogue?year=${this.year}`)).body);
    return tasks.flatMap(({ number, obligations }) => obligations.map((each) => ({ ...each, task: number })));
  }

  private async ofCycle(rest: string): Promise<unknown> {
    return (await this.coord.get(`/cycles/${encodeURIComponent(`cycle/${this.year}`)}${rest}`)).body as unknown;
  }

  private post(agent: Agent, url: string, body: object, key = this.key()) {
    return agent.post(url).set('idempotency-key', key).send(body);
  }

  private key(): string {
    this.keys += 1;
    return `journey-${this.keys}`;
  }
}

const ANSWERS: Readonly<Record<string, string>> = { group_members: '名单见区域组', lead_department: '以首个列名的部门为牵头', collective: '由各单位分别承担，不作为责任部门' };

/** What a person enters where the text names no day, or a bound that is only about. */
const CORRECTIONS: Readonly<Record<string, (path: string, year: number) => { readonly path: string; readonly value: unknown }>> = {
  MILESTONE_UNDATED: (path, year) => ({ path: path.endsWith('.due') ? path : `${path}.due`, value: `${year}-09-30` }),
  METRIC_UNCLEAR: (path) => ({ path: path.endsWith('.comparator') ? path : `${path}.comparator`, value: '>=' }),
};
