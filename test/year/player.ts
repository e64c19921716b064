import { eventually } from '#testing/eventually.js';
import { Refused, type Api } from './api.js';

/** What a story reads of an assignment: a part of the document's AssignmentView. */
export interface View {
  readonly id: string;
  readonly sequence: number;
  readonly status: string;
  readonly plan: { readonly version: number; readonly textHash: string } | null;
  readonly letter: { readonly items: readonly { readonly id: string }[] } | null;
  readonly leadDepartment: { readonly id: string };
  readonly supportingDepartments: readonly { readonly id: string }[];
  readonly milestones: readonly { readonly id: string }[];
  readonly metrics: readonly { readonly id: string; readonly value: number }[];
  readonly openCase: { readonly id: string; readonly level: string } | null;
  readonly settlement?: { readonly contradictions: readonly { readonly items: readonly { readonly id: string }[] }[] } | null;
  readonly progress: { readonly reports: readonly { readonly period: string; readonly status: string }[] };
}
/** With it: the version of the draft, and whether the document's body of the verb has a property. */
export interface Seen extends View {
  readonly draftVersion: number;
  readonly knows: (property: string) => boolean;
}
/** A verb's body from what the actor sees, without its type. */
export type BodyFrom = (seen: Seen) => object;

/** Something that happens on a day of the year. `day`: Beijing; the clock is walked there first. */
export type Step =
  | { readonly day: string; readonly who: string; readonly on: string; readonly verb: string; readonly body?: object | BodyFrom; readonly headers?: Readonly<Record<string, string>> }
  | { readonly day: string; readonly who: string; readonly on: string; readonly draft: string }
  | { readonly day: string; readonly note: string; readonly act: (player: Player) => Promise<void> };

/** Months of 512 assignments take minutes. */
const WALK_MS = 1_800_000;

/** Acts for everybody in a story, by the API alone. */
export class Player {
  readonly accepted = new Set<string>();
  private today = '';

  /** `walkTo`: how the clock gets to a day, where not by the API. */
  constructor(
    readonly api: Api,
    private readonly walkTo?: (day: string) => Promise<void>,
    /** Hears a line an act. */
    private readonly say: (line: string) => void = () => undefined,
  ) {}

  async play(story: readonly Step[]): Promise<void> {
    const { verbs } = this.api;
    for (const step of story) {
      await this.goTo(step.day);
      // A verb that this document does not know yet is left out; the sum at the end names what it knows and nobody sent.
      if ('verb' in step && !verbs.includes(step.verb)) continue;
      if ('act' in step) {
        this.say(`${step.day}  ${step.note}`);
        await step.act(this);
      } else if ('draft' in step) await this.saveDraft(step.who, step.on, step.draft);
      else await this.act(step.who, step.on, step.verb, step.body, step.headers);
    }
  }

  view(who: string, assignment: string): Promise<View> {
    return this.api.call<View>(who, 'Assignments_view', { path: { id: assignment } });
  }

  async act(who: string, assignment: string, verb: string, body: object | BodyFrom = {}, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    // What does not exist yet has no view: an optional assignment before it is taken on.
    const made = typeof body === 'function' ? (body as BodyFrom)({ ...(await this.view(who, assignment)), draftVersion: await this.draftVersion(who, assignment), knows: (property) => this.api.hasProperty(verb, property) }) : body;
    await this.sent(verb, () => this.api.command(who, 'Commands_act', { id: assignment }, { type: verb, ...made }, headers));
    this.say(`${this.today}  ${who} ${verb} ${assignment}`);
  }

  /** Any other door of commands. `untyped`: the body of a door with one verb, which does not name it. */
  async command<T>(who: string, operationId: string, path: Readonly<Record<string, string>>, typed: { readonly type: string; readonly [name: string]: unknown }, untyped?: object): Promise<T> {
    const answer = await this.sent(typed.type, () => this.api.command<T>(who, operationId, path, untyped ?? typed));
    this.say(`${this.today}  ${who} ${typed.type} ${Object.values(path).join(' ')}`);
    return answer;
  }

  private async sent<T>(verb: string, send: () => Promise<T>): Promise<T> {
    const answer = await send();
    this.accepted.add(verb);
    return answer;
  }

  /** 0 where none was saved, or none is for this reader to see. */
  private async draftVersion(who: string, assignment: string): Promise<number> {
    return this.api.call<{ version: number }>(who, 'Drafts_read', { path: { id: assignment } }).then(
      ({ version }) => version,
      (error: unknown) => {
        if (error instanceof Refused) return 0;
        throw error;
      },
    );
  }

  /** A text of one's own each time: what is sent again after a return must have changed. */
  private async saveDraft(who: string, assignment: string, text: string): Promise<void> {
    const version = await this.draftVersion(who, assignment);
    await this.api.call(who, 'Drafts_save', { path: { id: assignment }, body: { baseVersion: version, sections: [{ id: 'goals', text }, { id: 'measures', text: '逐项推进，按季调度。' }] } });
  }

  private async goTo(day: string): Promise<void> {
    if (day <= this.today) return;
    if (this.walkTo) {
      await this.walkTo(day);
      this.today = day;
      return;
    }
    const { now } = await this.api.call<{ now: string }>('coord', 'DemoClock_read');
    const present = new Date(new Date(now).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    if (present < day) {
      await this.api.call('coord', 'DemoClock_move', { body: { to: day } });
      await eventually(`it is ${day}`, async () => (await this.api.call<{ movingTo: string | null }>('coord', 'DemoClock_read')).movingTo === null, WALK_MS, 500);
    }
    this.today = day;
  }
}
