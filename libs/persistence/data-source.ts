import type pg from 'pg';
import { DataSource } from 'typeorm';
import { AppUser } from './entities/app-user.entity.js';
import { Draft } from './entities/draft.entity.js';
import { CreateRecord20240101T0900 } from './migrations/20240101T0900-create-record.js';
import { CreateContent20240101T0901 } from './migrations/20240101T0901-create-content.js';
import { AddProgressAndCities20240101T0932 } from './migrations/20240101T0932-add-progress-and-cities.js';
import { GrantLogins20240101T0902 } from './migrations/20240101T0902-grant-logins.js';
import { CreateChangeSetRow20240101T0910 } from './migrations/20240101T0910-create-change-set-row.js';
import { AddCollaboration20240112T0930 } from './migrations/20240112T0930-add-collaboration.js';
import { AddCatalogueDraft20240113T0900 } from './migrations/20240113T0900-add-catalogue-draft.js';
import { AddCatalogueSource20240126T0900 } from './migrations/20240126T0900-add-catalogue-source.js';
import { AddContactValidity20240113T0910 } from './migrations/20240113T0910-add-contact-validity.js';
import { ReckonByOwnVersions20240101T0905 } from './migrations/20240101T0905-reckon-by-own-versions.js';
import { AddBulletins20240211T0900 } from './migrations/20240211T0900-add-bulletins.js';
import { AddCalendarFeeds20240211T0910 } from './migrations/20240211T0910-add-calendar-feeds.js';
import { AddChannels20240210T0900 } from './migrations/20240210T0900-add-channels.js';
import { AddMessageTemplates20240210T0910 } from './migrations/20240210T0910-add-message-templates.js';
import { AddSavedViews20240201T0910 } from './migrations/20240201T0910-add-saved-views.js';
import { AddPhrases20240203T0910 } from './migrations/20240203T0910-add-phrases.js';
import { IndexLogins20240205T0900 } from './migrations/20240205T0900-index-logins.js';
import { KeepAssignmentVersions20240201T0900 } from './migrations/20240201T0900-keep-assignment-versions.js';
import { PublishScores20240125T0931 } from './migrations/20240125T0931-publish-scores.js';
import { ScanAttachments20240125T0930 } from './migrations/20240125T0930-scan-attachments.js';
import { AddRehearsalRun20240128T0900 } from './migrations/20240128T0900-add-rehearsal-run.js';
import { IndexAuditActions20240212T0910 } from './migrations/20240212T0910-index-audit-actions.js';
import { KnowRehearsalsByCommand20240212T0900 } from './migrations/20240212T0900-know-rehearsals-by-command.js';
import { AddAnchors20240218T0900 } from './migrations/20240218T0900-add-anchors.js';
import { IndexLists20240213T0900 } from './migrations/20240213T0900-index-lists.js';
import { AddExportedLists20240215T0900 } from './migrations/20240215T0900-add-exported-lists.js';
import { IndexSearch20240215T0910 } from './migrations/20240215T0910-index-search.js';
import { IndexMessages20240219T0910 } from './migrations/20240219T0910-index-messages.js';
import { DateWorklistItems20240219T0920 } from './migrations/20240219T0920-date-worklist-items.js';
import { KnowErrataByCommand20240219T0930 } from './migrations/20240219T0930-know-errata-by-command.js';
import { IndexTroubledMessages20240219T0940 } from './migrations/20240219T0940-index-troubled-messages.js';
import { KeepBulletinUnits20240219T0900 } from './migrations/20240219T0900-keep-bulletin-units.js';
import { GuardIdentities20240217T0900 } from './migrations/20240217T0900-guard-identities.js';
import { KeepEventsAsWritten20240225T0900 } from './migrations/20240225T0900-keep-events-as-written.js';
import { AddRestore20240227T0900 } from './migrations/20240227T0900-add-restore.js';
import { AddMaintenance20240228T0200 } from './migrations/20240228T0200-add-maintenance.js';
import { KeepWakeTraces20240228T0210 } from './migrations/20240228T0210-keep-wake-traces.js';
import { KeepOwedAt20240228T0300 } from './migrations/20240228T0300-keep-owed-at.js';
import { KeepSnapshotsInTheirPage20240228T0600 } from './migrations/20240228T0600-keep-snapshots-in-their-page.js';
import { IndexWideCycles20240228T0700 } from './migrations/20240228T0700-index-wide-cycles.js';
import { IndexQueues20240228T0710 } from './migrations/20240228T0710-index-queues.js';
import { AddReconciliations20240228T0800 } from './migrations/20240228T0800-add-reconciliations.js';
import { AddWatchReports20240228T0900 } from './migrations/20240228T0900-add-watch-reports.js';
import { KeepSignOnBindings20240226T0900 } from './migrations/20240226T0900-keep-sign-on-bindings.js';
import { AddSignOn20240222T0900 } from './migrations/20240222T0900-add-sign-on.js';
import { KeepPlannedInstants20240204T0900 } from './migrations/20240204T0900-keep-planned-instants.js';
import { NarrowRows20240223T0900 } from './migrations/20240223T0900-narrow-rows.js';
import { SupervisionLadder20240101T0911 } from './migrations/20240101T0911-supervision-ladder.js';
import { EnterChannels20240221T0900 } from './migrations/20240221T0900-enter-channels.js';

/** Run in the order of their names’ stamps. */
const MIGRATIONS = [
  CreateRecord20240101T0900,
  CreateContent20240101T0901,
  GrantLogins20240101T0902,
  ReckonByOwnVersions20240101T0905,
  CreateChangeSetRow20240101T0910,
  SupervisionLadder20240101T0911,
  AddProgressAndCities20240101T0932,
  AddCollaboration20240112T0930,
  AddCatalogueDraft20240113T0900,
  AddContactValidity20240113T0910,
  ScanAttachments20240125T0930,
  PublishScores20240125T0931,
  KeepAssignmentVersions20240201T0900,
  AddSavedViews20240201T0910,
  AddPhrases20240203T0910,
  AddCatalogueSource20240126T0900,
  AddRehearsalRun20240128T0900,
  KeepPlannedInstants20240204T0900,
  IndexLogins20240205T0900,
  AddBulletins20240211T0900,
  AddCalendarFeeds20240211T0910,
  AddChannels20240210T0900,
  AddMessageTemplates20240210T0910,
  KnowRehearsalsByCommand20240212T0900,
  IndexAuditActions20240212T0910,
  IndexLists20240213T0900,
  AddExportedLists20240215T0900,
  IndexSearch20240215T0910,
  AddAnchors20240218T0900,
  KeepBulletinUnits20240219T0900,
  IndexMessages20240219T0910,
  DateWorklistItems20240219T0920,
  KnowErrataByCommand20240219T0930,
  IndexTroubledMessages20240219T0940,
  GuardIdentities20240217T0900,
  EnterChannels20240221T0900,
  NarrowRows20240223T0900,
  AddSignOn20240222T0900,
  KeepEventsAsWritten20240225T0900,
  KeepSignOnBindings20240226T0900,
  AddRestore20240227T0900,
  AddMaintenance20240228T0200,
  KeepWakeTraces20240228T0210,
  KeepOwedAt20240228T0300,
  KeepSnapshotsInTheirPage20240228T0600,
  IndexWideCycles20240228T0700,
  IndexQueues20240228T0710,
  AddReconciliations20240228T0800,
  AddWatchReports20240228T0900,
];

/** The tables' version: each migration by its name, in the order in which they run. */
export const migrationNames = (): readonly string[] => MIGRATIONS.map((Migration) => new Migration().name);

interface SourceOptions {
  /** Of each connection. */
  readonly Client?: typeof pg.Client;
  /** So long a statement may take (ms); none: as long as it takes. */
  readonly statementMs?: number;
}

/** One data source a login. `max` connections in its pool; dates stay text, so no zone touches a Beijing day. */
export const createDataSource = (url: string, max = 10, { Client, statementMs = 0 }: SourceOptions = {}): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [AppUser, Draft],
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    extra: { max, options: `-c lock_timeout=10s -c timezone=UTC -c statement_timeout=${statementMs}`, ...(Client && { Client }) },
  });
