import type { DataSource } from 'typeorm';

/** Whether the system is in read-only maintenance (只读维护), since when and why. */
export class MaintenanceReadModel {
  constructor(private readonly database: DataSource) {}

  async current(): Promise<{ sinceMs: number; reason: string } | null> {
    const [row]: { sinceMs: number; reason: string }[] = await this.database.query(`select round(extract(epoch from maintenance.began_at) * 1000)::float8 as "sinceMs", maintenance.reason from maintenance where maintenance.ended_at is null`);
    return row ?? null;
  }
}
