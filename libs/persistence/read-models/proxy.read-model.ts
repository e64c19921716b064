import type { DataSource } from 'typeorm';

export interface ProxyRow {
  readonly id: string;
  readonly principal: string;
  readonly proxy: string;
  readonly from: string;
  readonly until: string;
  readonly tasks: readonly string[] | null;
  readonly setAtMs: number;
  readonly endedAtMs: number | null;
}

/** Standing proxies of a unit, the newest first. */
export class ProxyReadModel {
  constructor(private readonly database: DataSource) {}

  async ofUnit(unit: string): Promise<ProxyRow[]> {
    return this.database.query(
      `select proxy.id, proxy.principal, proxy.proxy, proxy.from_on::text as from, proxy.until_on::text as until, proxy.tasks, round(extract(epoch from proxy.set_at) * 1000)::float8 as "setAtMs",
        round(extract(epoch from proxy.ended_at) * 1000)::float8 as "endedAtMs" from proxy where proxy.unit_id = $1 order by proxy.set_at desc, proxy.id desc`,
      [unit],
    );
  }
}
