import { Controller, Get, HttpCode, Inject, Ip, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AccountList, FailedMessageList, SystemView } from '#api-types/views/system.views.js';
import { handAgain } from '#record/messages.js';
import type { RecordContext } from '#record/record-context.js';
import { turned } from '#persistence/read-models/keyset.js';
import { ACCOUNT_ORDER, FAILED_ORDER, SystemReadModel } from '#persistence/read-models/system.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { COUNTED, countedTo, Filter, marksOf, OnlyTurns, PAGE_SIZE, turnOf, Turns } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { RECORD, SETTINGS, type ApiSettings } from '../platform/tokens.js';

const AccountQuery = z.object({ q: Filter, ...Turns });
const Handed = z.object({ id: z.string(), state: z.literal('handed') }).meta({ id: 'HandedAgain' });
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** So many of the instants to come are shown. */
const NEXT = 10;

/** 系统: for who keeps it running. No plan text, no rights, no trail. */
@Controller('system')
@Only('system_admin')
export class SystemController {
  constructor(
    @Inject(SystemReadModel) private readonly system: SystemReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  @Get()
  @Answers(SystemView)
  async view(): Promise<z.infer<typeof SystemView>> {
    const [state, next, channels] = await Promise.all([this.system.state(), this.system.next(NEXT), this.system.channels(COUNTED)]);
    return {
      at: instantText(state.nowMs), database: true, engineUrl: this.settings.TEMPORAL_UI_URL ?? null,
      untold: { n: state.untold, oldest: instantTextOrNull(state.untoldSinceMs) },
      overdue: { n: state.overdue, oldest: instantTextOrNull(state.overdueSinceMs) },
      open: { ...state.open }, next: next.map(({ stream, atMs }) => ({ stream, at: instantText(atMs) })), nextReminder: instantTextOrNull(state.nextReminderMs),
      channels: channels.map(({ lastSentMs, oldestHandedMs, openUntilMs, readySinceMs: _ready, ...channel }) => ({ ...channel, atLeast: countedTo(channel.sent).atLeast, lastSentAt: instantTextOrNull(lastSentMs), oldest: instantTextOrNull(oldestHandedMs), openUntil: instantTextOrNull(openUntilMs) })),
      scanner: this.settings.CLAMD_ADDRESS === undefined ? 'none' : 'clamd', files: { waiting: state.filesWaiting, quarantined: state.quarantined },
    };
  }

  /** Messages that were given up, and those that a channel refused and that are being tried again; the newest first. */
  @Get('failed-messages')
  @Answers(FailedMessageList)
  async failed(@Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>): Promise<z.infer<typeof FailedMessageList>> {
    const [{ rows, ...beside }, total] = await Promise.all([turned(turnOf(FAILED_ORDER, marks, PAGE_SIZE), (turn) => this.system.failed(turn)), this.system.failedTotal(COUNTED)]);
    return { ...countedTo(total), ...marksOf(beside), rows: rows.map(({ place: _place, recipient, name, email, createdAtMs, ...row }) => ({ ...row, recipient: { id: recipient, name, email }, createdAt: instantText(createdAtMs) })) };
  }

  /** Hands a message that was given up to its channel once more. Sent twice it is handed once: the second finds it handed. */
  @Post('failed-messages/:id/retry')
  @HttpCode(200)
  @Answers(Handed)
  async again(@Param('id') id: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof Handed>> {
    if (!UUID.test(id) || !(await handAgain(this.record, id, actorOf(user), source))) throw notFound();
    return { id, state: 'handed' };
  }

  /** Who can sign in, with which roles: for security administrators too. */
  @Get('accounts')
  @Seen('ReadAccounts')
  @Only('system_admin', 'security_admin')
  @Answers(AccountList)
  async accounts(@Query({ schema: AccountQuery }) { q, ...marks }: z.infer<typeof AccountQuery>): Promise<z.infer<typeof AccountList>> {
    const [{ rows, ...beside }, total, nameOf] = await Promise.all([turned(turnOf(ACCOUNT_ORDER, marks, PAGE_SIZE), (turn) => this.system.accounts(q, turn)), this.system.accountTotal(q, COUNTED), this.units.names()]);
    return { ...countedTo(total), ...marksOf(beside), rows: rows.map(({ place: _place, unit, lastSignInMs, roles, ...row }) => ({ ...row, roles: [...roles], unit: nameOf(unit), lastSignIn: instantTextOrNull(lastSignInMs) })) };
  }
}
