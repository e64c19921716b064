import pg from 'pg';

/** What an operator does with the owner's login: all of it or nothing. */
export async function inTransaction<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query('commit');
    return answer;
  } finally {
    // What was not committed is not there.
    await client.end();
  }
}
