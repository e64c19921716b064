import type pg from 'pg';

/** A department of the bureau named in a command; absent where there is none of that id. */
export async function readDepartment(client: pg.PoolClient, id: string): Promise<{ department?: string }> {
  const { rowCount } = await client.query({ name: 'department', text: `select from unit where unit.id = $1 and unit.kind = 'department'`, values: [id] });
  return rowCount ? { department: id } : {};
}
