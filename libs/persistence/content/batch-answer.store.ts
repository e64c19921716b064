import type { DataSource } from 'typeorm';

/** What a batch was answered, under its key: a repeat gets the same answer, whatever has happened since. */
export class BatchAnswerStore {
  constructor(private readonly database: DataSource) {}

  async find<Answer>(commandId: string): Promise<{ readonly bodyHash: string; readonly content: Answer } | undefined> {
    const rows: { bodyHash: string; content: Answer }[] = await this.database.query('select batch_answer.body_hash as "bodyHash", batch_answer.content from batch_answer where batch_answer.command_id = $1', [commandId]);
    return rows[0];
  }

  /** The first answer stays. */
  async keep(commandId: string, bodyHash: string, content: unknown): Promise<void> {
    await this.database.query('insert into batch_answer (command_id, body_hash, content, answered_at) values ($1, $2, $3, record_now()) on conflict do nothing', [commandId, bodyHash, JSON.stringify(content)]);
  }
}
