import pg from 'pg';

/** A pool of one connection that never rests: one operation at a time is what is measured. */
export async function connect(url, options = {}) {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, ...options });
  await pool.query('SELECT 1');
  return pool;
}

/** Runs work on the pool's connection between BEGIN and COMMIT. */
export async function inTransaction(pool, work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
