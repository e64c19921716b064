import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AssignmentListReadModel } from '#persistence/read-models/assignment-list.read-model.js';
import { AttachmentStore, ScanStore } from '#persistence/content/attachment.store.js';
import { BatchAnswerStore } from '#persistence/content/batch-answer.store.js';
import { CatalogueSourceStore } from '#persistence/content/catalogue-source.store.js';
import { BulletinStore } from '#persistence/content/bulletin.store.js';
import { CalendarFeedStore } from '#persistence/content/calendar-feed.store.js';
import { CommentReadStore } from '#persistence/content/comment-read.store.js';
import { ExportedListStore } from '#persistence/content/exported-list.store.js';
import { DraftStore } from '#persistence/content/draft.store.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { LoginFailureStore } from '#persistence/content/login-failure.store.js';
import { NoticeReadStore } from '#persistence/content/notice-read.store.js';
import { MessageTemplateStore } from '#persistence/content/message-template.store.js';
import { NoticeSettingStore } from '#persistence/content/notice-setting.store.js';
import { PhraseStore } from '#persistence/content/phrase.store.js';
import { SavedViewStore } from '#persistence/content/saved-view.store.js';
import { RehearsalRunStore } from '#persistence/content/rehearsal-run.store.js';
import { SecondFactorStore } from '#persistence/content/second-factor.store.js';
import { SecuritySettingStore } from '#persistence/content/security-setting.store.js';
import { SessionStore } from '#persistence/content/session.store.js';
import { SignOnStore } from '#persistence/content/sign-on.store.js';
import { UserStore } from '#persistence/content/user.store.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { CarryOverReadModel } from '#persistence/read-models/carry-over.read-model.js';
import { CarryingOutReadModel } from '#persistence/read-models/carrying-out.read-model.js';
import { CatalogueDraftReadModel } from '#persistence/read-models/catalogue-draft.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ChangeSetReadModel } from '#persistence/read-models/change-set.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { CommentReadModel } from '#persistence/read-models/comment.read-model.js';
import { DemoAccountReadModel } from '#persistence/read-models/demo-account.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { CycleReadModel } from '#persistence/read-models/cycle.read-model.js';
import { LaunchReadModel } from '#persistence/read-models/launch.read-model.js';
import { MaintenanceReadModel } from '#persistence/read-models/maintenance.read-model.js';
import { NoticesReadModel } from '#persistence/read-models/notices.read-model.js';
import { OrganisationReadModel } from '#persistence/read-models/organisation.read-model.js';
import { OverviewReadModel } from '#persistence/read-models/overview.read-model.js';
import { AuditReadModel } from '#persistence/read-models/audit.read-model.js';
import { LoadReadModel } from '#persistence/read-models/load.read-model.js';
import { ProgressReadModel } from '#persistence/read-models/progress.read-model.js';
import { ProxyReadModel } from '#persistence/read-models/proxy.read-model.js';
import { RehearsalReadModel } from '#persistence/read-models/rehearsal.read-model.js';
import { ReminderReadModel } from '#persistence/read-models/reminder.read-model.js';
import { ScoreReadModel } from '#persistence/read-models/score.read-model.js';
import { SearchReadModel } from '#persistence/read-models/search.read-model.js';
import { SupervisionReadModel } from '#persistence/read-models/supervision.read-model.js';
import { ChannelReadModel } from '#persistence/read-models/channel.read-model.js';
import { StuckReadModel } from '#persistence/read-models/stuck.read-model.js';
import { SystemReadModel } from '#persistence/read-models/system.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { WorklistReadModel } from '#persistence/read-models/worklist.read-model.js';
import { UserDirectory } from '../identity/user-directory.js';
import { Changes } from './changes.js';
import type { Databases } from './database.js';
import { Denials } from './denials.js';
import { ErrorFilter } from './error.filter.js';
import { EventsController } from './events.controller.js';
import { HealthController } from './health.controller.js';
import { forOperations } from './readership.js';
import { SchemaPipe } from './schema.pipe.js';
import { SeenInterceptor } from './seen.interceptor.js';
import { SecurityPolicy } from './security-policy.js';
import { SessionGuard } from './session.guard.js';
import { DATABASE, LOG, RECORD, SETTINGS, type ApiSettings } from './tokens.js';
import { UserNames } from './user-names.js';

/** What works on the reading login, made once. */
const STORES = [
  UserStore,
  DraftStore,
  CatalogueSourceStore,
  CommentReadStore,
  BatchAnswerStore,
  CommentReadModel,
  ProxyReadModel,
  NoticeReadStore,
  LoginFailureStore,
  SecondFactorStore,
  SecuritySettingStore,
  SessionStore,
  SignOnStore,
  UnitReadModel,
  ClockReadModel,
  AssignmentReadModel,
  WorklistReadModel,
  OverviewReadModel,
  ReminderReadModel,
  SupervisionReadModel,
  NoticesReadModel,
  FactsReadModel,
  ScoreReadModel,
  AttachmentStore,
  ChangeSetReadModel,
  ProgressReadModel,
  AssignmentListReadModel,
  SavedViewStore,
  PhraseStore,
  BulletinStore,
  CalendarFeedStore,
  ExportedListStore,
  MessageTemplateStore,
  NoticeSettingStore,
  SearchReadModel,
  CatalogueDraftReadModel,
  CycleReadModel,
  LaunchReadModel,
  OrganisationReadModel,
  RehearsalReadModel,
  CarryOverReadModel,
  RehearsalRunStore,
  CarryingOutReadModel,
  LoadReadModel,
  MaintenanceReadModel,
] as const;

/** What looks at the whole house, for nobody's work: the published catalogue with how much was issued of it (everybody's), what runs and the trail (the three administrators), contents to be scanned, the front door of a demo. */
const OF_OPERATIONS = [CatalogueReadModel, SystemReadModel, StuckReadModel, ChannelReadModel, AuditReadModel, ScanStore, DemoAccountReadModel] as const;

/** Guard, schema and error shape of every route, and what all rooms share. */
@Global()
@Module({})
export class PlatformModule {
  static of(settings: ApiSettings, databases: Pick<Databases, 'record' | 'read' | 'acted'>, log: Logger): DynamicModule {
    const shared = [
      { provide: SETTINGS, useValue: settings },
      { provide: RECORD, useValue: databases.record },
      { provide: DATABASE, useValue: databases.read },
      { provide: LOG, useValue: log },
      ...STORES.map((Store) => ({ provide: Store, useFactory: () => new Store(databases.read) })),
      { provide: LoginAuditStore, useFactory: () => new LoginAuditStore(databases.read, databases.acted) },
      ...OF_OPERATIONS.map((Store) => ({ provide: Store, useFactory: () => new Store(forOperations(databases.read)) })),
      UserDirectory,
      SecurityPolicy,
      Denials,
      UserNames,
      Changes,
    ];
    return {
      module: PlatformModule,
      controllers: [HealthController, EventsController],
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: SeenInterceptor },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
      exports: shared,
    };
  }
}
