import { readFileSync } from 'node:fs';

/** CPU that the server's processes of this database have used, in milliseconds; undefined where /proc of the server cannot be read. */
export async function databaseCpu(admin) {
  const { rows } = await admin.query('SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
  try {
    return rows.reduce((sum, { pid }) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
  } catch {
    return undefined;
  }
}

/** Busy time of all processors, in milliseconds: shows what strangers used while a contender was measured. */
export function machineCpu() {
  try {
    const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]
      .trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softirq) * 10;
  } catch {
    return undefined;
  }
}
