import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ScanState } from '#domain/assignment/attachments.js';
import { failureOf } from '#operations/failure.js';
import { ScanStore } from '#persistence/content/attachment.store.js';
import { FileStore } from '#storage/file-store.js';
import { VirusScanner, type ScanResult } from '#storage/virus-scanner.js';
import { LOG, SETTINGS, type ApiSettings } from '../platform/tokens.js';

const STATES: Readonly<Record<ScanResult, ScanState>> = { clean: 'clean', infected: 'quarantined', unknown: 'held' };

/** Virus scanning (P2, decision record 0040): what is infected is quarantined, what nobody scanned is held, unless the installation takes it so. */
@Injectable()
export class Scans implements OnApplicationBootstrap {
  private readonly files: FileStore;
  private readonly scanner: VirusScanner | undefined;
  /** The look at what is held; there is one at a time. */
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ScanStore) private readonly contents: ScanStore,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.files = new FileStore(settings.FILES_DIR);
    this.scanner = settings.CLAMD_ADDRESS === undefined ? undefined : new VirusScanner(settings.CLAMD_ADDRESS);
  }

  onApplicationBootstrap(): void {
    if (!this.scanner) this.log.warn({ UNSCANNED_FILES: this.settings.UNSCANNED_FILES }, 'no virus scanner: CLAMD_ADDRESS is not set');
    this.release();
  }

  /** What is known of a content after this: by the scanner, or without one by the setting. */
  async stateOf(hash: string): Promise<ScanState> {
    if (!this.scanner) return this.settings.UNSCANNED_FILES === 'accept' ? 'unscanned' : 'held';
    const result = await this.scanner.scan(this.files.open(hash));
    if (result !== 'clean') this.log.warn({ hash, result }, 'a file is not clean');
    return STATES[result];
  }

  /** Of a scan that came to something every attachment of this content has it. */
  async heard(hash: string, scan: ScanState): Promise<void> {
    if (scan === 'clean' || scan === 'quarantined') await this.contents.scanned(hash, scan);
  }

  /** Looks once more at everything that is held: after a start, and when the scanner has just answered. */
  release(): void {
    this.looking = this.looking.then(() => this.scanHeld()).catch((error: unknown) => this.log.error(failureOf(error), 'held files'));
  }

  private async scanHeld(): Promise<void> {
    for (const hash of await this.contents.held()) {
      const state = await this.stateOf(hash);
      // It answered nothing for this one: it would for no other.
      if (state === 'held') return;
      await this.contents.scanned(hash, state);
    }
  }
}
