import { Inject, Injectable } from '@nestjs/common';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { OutboxMail } from '#api-types/views/register.views.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';

type Mail = z.infer<typeof OutboxMail>;

/** 演示发件箱: mails that were "sent", as files; each is read once. */
@Injectable()
export class Outbox {
  private readonly known = new Map<string, Mail | null>();

  constructor(@Inject(SETTINGS) private readonly settings: ApiSettings) {}

  /** The newest first, of those in which the words occur. */
  async search(words: string | undefined): Promise<Mail[]> {
    const mails = await this.all();
    const wanted = words?.trim().toLowerCase() ?? '';
    return wanted === '' ? mails : mails.filter((mail) => [mail.subject, mail.text, ...mail.to].some((part) => part.toLowerCase().includes(wanted)));
  }

  private async all(): Promise<Mail[]> {
    const dir = this.settings.OUTBOX_DIR;
    // Before the first mail the folder may not be there.
    const names = dir === undefined ? [] : (await readdir(dir).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
    const missing = names.filter((name) => !this.known.has(name));
    for (const name of missing) this.known.set(name, await this.read(join(dir ?? '', name)));
    return names.sort((a, b) => b.localeCompare(a)).flatMap((name) => this.known.get(name) ?? []);
  }

  private async read(file: string): Promise<Mail | null> {
    try {
      const { messageId, ...mail } = JSON.parse(await readFile(file, 'utf8')) as Omit<Mail, 'messageId'> & { messageId: string | null };
      const parsed = OutboxMail.safeParse({ ...mail, messageId: messageId ?? '' });
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
}
