import { isDeepStrictEqual } from 'node:util';
import { randomNumbers } from './random.mjs';
import { workloads } from './workloads.mjs';

const SEEDS = [11, 12, 13];

/** Runs every workload of every contender and compares the results with those of the first; answers with the differences. */
export async function verify(contenders, names, admin) {
  const faults = [];
  for (const workload of names) {
    const able = contenders.filter(({ operations }) => operations.includes(workload));
    for (const seed of SEEDS) {
      let expected;
      for (const contender of able) {
        try {
          const result = await observe(contender, workload, seed, admin);
          expected ??= result;
          if (!isDeepStrictEqual(result, expected))
            faults.push(`${contender.name}, ${workload}, seed ${seed}: ${difference(result, expected)}`);
        } catch (error) {
          faults.push(`${workload}, seed ${seed}: ${error.message}`);
        }
      }
    }
  }
  return faults;
}

/** What the operation returns, and of a write what it left in the database. */
async function observe(contender, workload, seed, admin) {
  const { writes } = workloads[workload];
  if (writes === 'logs') await admin.query('TRUNCATE logs RESTART IDENTITY');
  const result = await contender.call('result', { workload, seed });
  if (writes === undefined) return { result };
  if (writes === 'logs') {
    const { rows } = await admin.query(
      'SELECT count(*), sum(user_id), sum(level), sum(score)::numeric(12, 3), min(message), max(created_at) FROM logs',
    );
    return { result, left: rows };
  }
  const [id] = workloads[workload].parameters(randomNumbers(seed));
  const { rows } = await admin.query('SELECT location FROM profiles WHERE id = $1', [id]);
  await admin.query('UPDATE profiles SET location = $2 WHERE id = $1', [id, 'elsewhere']);
  return { result, left: rows };
}

function difference(result, expected) {
  const [left, right] = [JSON.stringify(result), JSON.stringify(expected)];
  let at = 0;
  while (left[at] === right[at] && at < left.length) at++;
  return `…${left.slice(Math.max(0, at - 40), at + 60)}… instead of …${right.slice(Math.max(0, at - 40), at + 60)}…`;
}
