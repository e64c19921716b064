import { readFileSync } from 'node:fs';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentParts } from '#domain/shared/ids.js';
import { hashOf } from '#record/hash.js';
import type { Send } from './callers.js';
import { MILESTONE, PASSWORD } from './content.js';

export interface Step {
  readonly step: 'acknowledge' | 'draft' | 'signoff' | 'review' | 'milestone';
  readonly actor: string;
  readonly decision?: 'approve' | 'return';
  readonly to: string;
}
export interface Lifecycle {
  readonly departments: readonly string[];
  readonly commentBytes: number;
  readonly steps: readonly Step[];
}
export const readLifecycle = (file: string): Lifecycle => JSON.parse(readFileSync(file, 'utf8')) as Lifecycle;

interface View {
  readonly letter: { readonly items: readonly { readonly id: string }[] } | null;
}

/** Does the steps of a life through HTTP, as the people who may. What the peers do not do is done in `prepare`, untimed. */
export class Life {
  private readonly cookies = new Map<string, string>();
  private readonly answers = new Map<string, readonly string[]>();
  private readonly versions = new Map<string, number>();
  private readonly comment: string;
  /** Asked so far, the untimed ones too. */
  requests = 0;

  constructor(
    private readonly send: Send,
    life: Lifecycle,
    /** Who takes a part of the life: one person a unit and a department, unless somebody says otherwise. */
    private readonly accountOf: (id: AssignmentId, actor: string) => string = onePerson,
  ) {
    this.comment = 'x'.repeat(life.commentBytes);
  }

  async signIn(accounts: readonly string[]): Promise<void> {
    for (const account of accounts) {
      const { status, cookie } = await this.send('POST', '/session', { body: { account, password: PASSWORD } });
      if (status !== 200 || !cookie) throw new Error(`${account} cannot sign in: ${status}`);
      this.cookies.set(account, cookie);
    }
  }

  /** Autosave of the draft and the claim: our own acts before the timed one. */
  async prepare(id: AssignmentId, { step, actor }: Step): Promise<void> {
    if (step === 'draft') {
      const { body } = await this.asked<View>(this.cookieOf(id, actor), 'GET', this.path(id));
      this.answers.set(id, (body.letter?.items ?? []).map((item) => item.id));
      await this.autosave(id);
    }
    if (step === 'review') await this.asked(this.cookieOf(id, actor), 'POST', this.path(id, '/commands'), { type: 'ClaimReview', department: actor }, `${id}/claim/${actor}/${this.versions.get(id)}`);
  }

  /** The clerk's draft, saved over what it was. */
  async autosave(id: AssignmentId): Promise<void> {
    const baseVersion = this.versions.get(id) ?? 0;
    const { body } = await this.asked<{ version: number }>(this.cookieOf(id, 'clerk'), 'PUT', this.path(id, '/draft'), { baseVersion, sections: this.sections(baseVersion) });
    this.versions.set(id, body.version);
  }

  /** What somebody of this life looks at. */
  async read(id: AssignmentId, actor: string, path: string): Promise<void> {
    await this.asked(this.cookieOf(id, actor), 'GET', path);
  }

  /** The timed act; throws where the assignment is not where the life says. */
  async act(id: AssignmentId, step: Step, key: string): Promise<void> {
    const { body } = await this.asked<{ status: string }>(this.cookieOf(id, step.actor), 'POST', this.path(id, '/commands'), this.bodyOf(id, step), key);
    if (body.status !== step.to) throw new Error(`${id}: ${step.step} led to ${body.status}, not ${step.to}`);
  }

  private bodyOf(id: AssignmentId, { step, actor, decision = 'approve' }: Step): object {
    switch (step) {
      case 'acknowledge':
        return { type: 'AcknowledgeAssignment' };
      case 'draft':
        return { type: 'DraftPlan', draftVersion: this.versions.get(id), answers: (this.answers.get(id) ?? []).map((item) => ({ item, kind: 'changed', reason: '' })) };
      case 'signoff':
        return { type: 'SignOffPlan', textHash: hashOf(this.sections((this.versions.get(id) ?? 1) - 1)), opinion: this.comment };
      case 'review':
        return { type: 'DecideReview', department: actor, decision, opinion: this.comment, items: decision === 'return' ? [{ section: 'goals', text: this.comment }] : [] };
      case 'milestone':
        return { type: 'SubmitProgress', percent: 100, milestonesReached: [MILESTONE], text: this.comment, evidence: [{ kind: 'link', url: 'https://evidence.test/' }] };
    }
  }

  private readonly sections = (turn: number) => [{ id: 'goals', text: `${turn}${this.comment}` }];
  private readonly path = (id: AssignmentId, rest = ''): string => `/assignments/${encodeURIComponent(id)}${rest}`;

  private cookieOf(id: AssignmentId, actor: string): string {
    return this.cookies.get(this.accountOf(id, actor)) ?? '';
  }

  private async asked<T>(cookie: string, method: string, path: string, body?: object, key?: string): Promise<{ body: T }> {
    this.requests++;
    const answer = await this.send<T>(method, path, { cookie, ...(body ? { body } : {}), ...(key ? { key } : {}) });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }
}

const onePerson = (id: AssignmentId, actor: string): string => (actor === 'clerk' || actor === 'leader' ? `${actor}-${assignmentParts(id)?.unit ?? ''}` : `reviewer-${actor}`);
