import { chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, type StartedPostgres } from '#local-services/postgres.js';
import type { Service } from './compose-file.js';
import { HERE, ROOT, type Places } from './places.js';

/** PostgreSQL from the product's own package: first as its image begins, with the owner and the database, then with the settings of docker-compose.yml. */
export async function startDatabase(places: Places, service: Service): Promise<StartedPostgres> {
  const dir = join(places.dir, 'postgres');
  const port = places.port('postgres:5432');
  const { POSTGRES_USER: owner = '', POSTGRES_PASSWORD: password = '', POSTGRES_DB: database = '' } = service.environment;
  const first = await startPostgres({ dir, port });
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query(`create role ${owner} superuser login password ${client.escapeLiteral(password)}; alter database ${database} owner to ${owner}`);
  await client.end();
  await first.stop();
  const settings = places.words('postgres', service, (service.command ?? []).filter((word) => word.includes('=')));
  ownKey(places.volume('credentials-postgres'), join(dir, 'cluster'));
  // The package looks in by itself once it runs, as no image does: without TLS, from this machine.
  const hba = join(places.dir, 'hba.conf');
  writeFileSync(hba, `hostnossl all liandong ${HERE}/32 scram-sha-256\n${readFileSync(join(ROOT, service.files['/etc/postgresql/hba.conf'] ?? ''), 'utf8')}`);
  return startPostgres({ dir, port, settings: [...settings.filter((each) => !each.startsWith('hba_file=')), `hba_file=${hba}`] });
}

/** Who runs the server reads its key, as in its image. */
function ownKey(folder: string, cluster: string): void {
  const { uid, gid } = statSync(cluster);
  if (process.getuid?.() === 0) for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), uid, gid);
}
