import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AUDIT_KINDS, AUDIT_OUTCOMES, type AuditList, type ChainCheck, type SecurityRules } from '#api-types/views/audit.views.js';
import type { ErrorCode as Codes } from '#api-types/views/common.views.js';
import { errorTextOf } from '#api-types/refusal-texts.js';
import { actionWord } from '#api-types/words.js';
import { UNUSED_DAYS } from '#domain/access/password-policy.js';
import { endOf, parseDay, startOf } from '#domain/calendar/day.js';
import { LoginAuditStore, LOOKS } from '#persistence/content/login-audit.store.js';
import { AuditReadModel, type AuditRow } from '#persistence/read-models/audit.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { checkChains } from '#record/chains.js';
import type { RecordContext } from '#record/record-context.js';
import { FAILURES_THAT_LOCK, LOCKED_MS } from '../identity/login-throttle.js';
import { ApiError } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { Filter } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { FRESH_LOGIN_MS, SecurityPolicy } from '../platform/security-policy.js';
import { ADMINISTRATOR_IDLE_MS, SESSION_IDLE_MS, SESSION_LONGEST_MS } from '../platform/session.middleware.js';
import { RECORD, SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';

export const AuditQuery = z.object({ kind: z.enum(AUDIT_KINDS).optional(), outcome: z.enum(AUDIT_OUTCOMES).optional(), person: Filter, stream: Filter, from: z.iso.date().optional(), until: z.iso.date().optional(), after: z.string().regex(/^\d{1,18}$/).optional() });
type ErrorCode = z.infer<typeof Codes>;
type Query = z.infer<typeof AuditQuery>;
type Kind = (typeof AUDIT_KINDS)[number];

const RIGHTS = ['AddContact', 'ChangeContact', 'HandOverContact', 'MoveContact', 'SetPassword', 'ResetSecondFactor', 'UnbindSignOn', 'SetProxy', 'EndProxy', 'CreateUnit', 'RenameUnit', 'Trespass'];
const SETTING_ACTS = ['ChangeSecurityRules', 'PrepareSettings', 'NameGroup', 'ChangeSettings', 'ChangeGroup', 'SetUnitChannels', 'SaveMessageTemplate', 'EnterChannel', 'ChangeChannel', 'DeleteChannel'];
/** Acts of each kind. */
export const ACTIONS: Readonly<Record<Kind, readonly string[]>> = {
  sign_in: ['Login', 'Logout', 'ChangePassword', 'EnrolSecondFactor', 'EndOtherSessions', 'BindSignOn'],
  rights: RIGHTS,
  settings: [...SETTING_ACTS, 'LaunchCycle', 'CopyCycle', 'AddUnit', 'CloseCycle', 'ArchiveCycle', 'PublishScores', 'BeginMaintenance', 'EndMaintenance', 'ProposeChange', 'ApplyChange', 'UndoChange', 'DropRow', 'ImportCatalogue', 'ConfirmCatalogue'],
  looks: [...LOOKS, 'HandMessageAgain', 'TellAgain', 'AskReconciliation', 'TestChannel'],
};
/** What security administrators see: who comes and who may what; never the acts of the work. */
const OF_SECURITY: readonly Kind[] = ['sign_in', 'rights', 'settings'];
const PAGE = 50;
/** Beyond this nobody counts. */
const COUNTED = 10_000;
const MINUTE = 60_000;

/** 安全, 审计: the trail as each of the administrators may read it. */
@Injectable()
export class AuditTrail {
  constructor(
    @Inject(AuditReadModel) private readonly audit: AuditReadModel,
    @Inject(LoginAuditStore) private readonly trail: LoginAuditStore,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UserNames) private readonly names: UserNames,
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(SecurityPolicy) private readonly security: SecurityPolicy,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** The look is in the trail itself: its first page, what was asked for. `total` up to `counted`. */
  async list(query: Query, user: SignedIn, source: string | null, size = PAGE, counted = COUNTED): Promise<z.infer<typeof AuditList>> {
    const { kind, outcome, person, stream, from, until, after } = query;
    const isAuditor = user.roles.includes('audit_admin');
    if (!isAuditor && !(user.roles.includes('security_admin') && kind !== undefined && OF_SECURITY.includes(kind))) {
      await this.trail.looked(user, 'ReadAudit', { ...query }, source, { code: 'FORBIDDEN' });
      throw new ApiError('FORBIDDEN', { roles: ['audit_admin'] });
    }
    if (after === undefined) await this.trail.looked(user, 'ReadAudit', { ...query }, source);
    const filter = { actions: kind && ACTIONS[kind], outcome, person, stream, from: from && startOf(parseDay(from)), until: until && endOf(parseDay(until)) };
    const { total, rows } = await this.audit.page({ ...filter, from: filter.from || undefined, until: filter.until || undefined }, [...RIGHTS, ...SETTING_ACTS], after ?? null, size + 1, counted);
    const shown = rows.slice(0, size);
    const nameOf = await this.names.of(shown.flatMap(({ actor }) => [actor.userId, actor.actingFor]));
    return { at: instantText(await this.clock.now()), total, rows: shown.map((row) => entryOf(row, nameOf)), next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
  }

  /** A page of chains, proven and written down. */
  async chains(after: string, user: SignedIn, source: string | null): Promise<z.infer<typeof ChainCheck>> {
    const { streams, broken, next } = await checkChains(this.record, after);
    await this.trail.looked(user, 'CheckChains', { after, streams, broken: broken.length }, source);
    return { streams, broken: broken.map(({ about, detail }) => ({ stream: about, detail })), next };
  }

  async rules(): Promise<z.infer<typeof SecurityRules>> {
    return {
      sessionIdleMinutes: SESSION_IDLE_MS / MINUTE, sessionLongestHours: SESSION_LONGEST_MS / (60 * MINUTE), failuresThatLock: FAILURES_THAT_LOCK, lockedMinutes: LOCKED_MS / MINUTE,
      administratorIdleMinutes: ADMINISTRATOR_IDLE_MS / MINUTE, freshLoginMinutes: FRESH_LOGIN_MS / MINUTE, unusedDays: UNUSED_DAYS,
      password: { profile: this.settings.CREDENTIAL_PROFILE, ...this.security.password }, ...(await this.security.switches()), ...(await this.audit.accounts()),
    };
  }
}

const entryOf = ({ id, atMs, actor, action, stream, outcome, code, facts, source, happened }: AuditRow, nameOf: (id: string) => string): z.infer<typeof AuditList>['rows'][number] => {
  const person = (who: string | undefined): { id: string; name: string } | null => (who === undefined ? null : { id: who, name: nameOf(who) });
  return { id, at: instantText(atMs), kind: actor.kind, by: person(actor.userId), actingFor: person(actor.actingFor), action, stream, outcome, code, source, facts, happened: happened.map((each) => ({ ...each })), what: { ...actionWord(action) }, why: code === null ? null : errorTextOf(code as ErrorCode, facts) };
};
