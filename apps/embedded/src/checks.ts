import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { TemporalConnection } from '#config/temporal.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { SEARCH_ATTRIBUTES } from '#local-services/temporal.js';

const OLDEST = 15;

/** A database that was named to us: fit for the product, else one sentence. Answers its version; never shows the password. */
export async function checkDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  const shown = withoutPassword(url);
  try {
    await client.connect();
  } catch (error) {
    throw new LocalServiceError(`DATABASE_URL ${shown} 无法连接：${(error as Error).message} / cannot be reached`);
  }
  try {
    const { rows } = await client.query<{ version: string; number: number; encoding: string; schema: boolean; roles: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              pg_encoding_to_char(encoding) as encoding,
              has_database_privilege(current_database(), 'create') as schema,
              (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles
         from pg_database where datname = current_database()`,
    );
    const found = rows[0];
    if (!found) throw new LocalServiceError(`DATABASE_URL ${shown}：查不到这个数据库的设置 / its settings cannot be read`);
    const problems = [
      ...(found.number >= OLDEST * 10_000 ? [] : [`版本 ${found.version}，需要 ≥ ${OLDEST} / version`]),
      ...(found.encoding === 'UTF8' ? [] : [`编码 ${found.encoding}，需要 UTF8 / encoding`]),
      ...(found.schema ? [] : ['当前用户无权建表（CREATE on database） / no right to create tables']),
      ...(found.roles ? [] : ['当前用户无权建登录角色（CREATEROLE） / no right to create the two logins']),
    ];
    if (problems.length > 0) throw new LocalServiceError(`DATABASE_URL ${shown}：${problems.join('；')}`);
    return found.version.replace(/ .*/, '');
  } finally {
    await client.end();
  }
}

export function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  return shown.toString();
}

export interface TemporalSettings {
  readonly temporal: TemporalConnection;
  readonly namespace: string;
}

/** A Temporal that was named to us: namespace and search attributes are there, else the command that makes them. */
export async function checkTemporal({ temporal, namespace }: TemporalSettings): Promise<string> {
  const { address } = temporal;
  let connection: Connection;
  try {
    connection = await Connection.connect({ ...temporal, connectTimeout: 10_000 });
  } catch (error) {
    throw new LocalServiceError(`TEMPORAL_ADDRESS ${address} 无法连接：${(error as Error).message} / cannot be reached`);
  }
  try {
    const client = new Client({ connection, namespace });
    const at = `--address ${address} --namespace ${namespace}`;
    try {
      await client.workflowService.describeNamespace({ namespace });
    } catch (error) {
      if ((error as { code?: number }).code !== 5) throw new LocalServiceError(`TEMPORAL_ADDRESS ${address}：${(error as Error).message}`);
      throw new LocalServiceError(`Temporal 没有命名空间 ${namespace}，请执行 / no namespace, run:\n  temporal operator namespace create ${at} --retention 90d`);
    }
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    // 2 is KEYWORD of temporal.api.enums.v1.IndexedValueType.
    const missing = SEARCH_ATTRIBUTES.filter((name) => customAttributes?.[name] !== 2);
    if (missing.length > 0) {
      throw new LocalServiceError(
        `Temporal 缺少检索属性 ${missing.join('、')}，请执行 / search attributes are missing, run:\n  temporal operator search-attribute create ${at} ${missing.map((name) => `--name ${name} --type Keyword`).join(' ')}`,
      );
    }
    const { serverVersion } = await client.workflowService.getSystemInfo({});
    return serverVersion ?? '';
  } finally {
    await connection.close();
  }
}
