import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BriefingModule } from './briefing/briefing.module.js';
import { CalendarFeedsModule } from './calendar-feeds/calendar-feeds.module.js';
import { CarryingOutModule } from './carrying-out/carrying-out.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ChangeSetsModule } from './change-sets/change-sets.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { CommandsModule } from './commands/commands.module.js';
import { CyclesModule } from './cycles/cycles.module.js';
import { DashboardsModule } from './dashboards/dashboards.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LoadModule } from './load/load.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PhrasesModule } from './phrases/phrases.module.js';
import type { Databases } from './platform/database.js';
import { PlatformModule } from './platform/platform.module.js';
import type { ApiSettings } from './platform/tokens.js';
import { ProgressModule } from './progress/progress.module.js';
import { ProxiesModule } from './proxies/proxies.module.js';
import { RehearsalModule } from './rehearsal/rehearsal.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SavedViewsModule } from './saved-views/saved-views.module.js';
import { RulesModule } from './rules/rules.module.js';
import { ScoresModule } from './scores/scores.module.js';
import { SearchModule } from './search/search.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { SystemModule } from './system/system.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { WorklistModule } from './worklist/worklist.module.js';

/** The API: a room each. */
@Module({})
export class AppModule {
  static of(settings: ApiSettings, databases: Pick<Databases, 'record' | 'read' | 'acted'>, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(settings, databases, log),
        IdentityModule,
        CommandsModule,
        DraftsModule,
        ThreadsModule,
        ProxiesModule,
        AssignmentsModule,
        WorklistModule,
        SavedViewsModule,
        SearchModule,
        DashboardsModule,
        CatalogueModule,
        RehearsalModule,
        RemindersModule,
        SupervisionModule,
        ScoresModule,
        NoticesModule,
        AttachmentsModule,
        ChangeSetsModule,
        CyclesModule,
        OrganisationModule,
        ProgressModule,
        ExportsModule,
        DocumentsModule,
        CalendarFeedsModule,
        BriefingModule,
        DemoModule,
        RulesModule,
        SystemModule,
        ChannelsModule,
        AuditModule,
        LoadModule,
        CarryingOutModule,
        PhrasesModule,
      ],
    };
  }
}
