// node runtime/summarize.mjs [results/runtime.json …]: the markdown tables of one run, or of several runs pooled.
import { readFileSync } from 'node:fs';
import { figure, median, ratio, table, verdict } from '../statistics.mjs';
import { contenders, floor } from './contenders/index.mjs';
import { workloads } from './workloads.mjs';

const files = process.argv.length > 2 ? process.argv.slice(2) : ['results/runtime.json'];
const runs = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
const names = contenders.filter((name) => runs.some(({ samples }) => Object.values(samples).some((by) => name in by)));
const others = names.filter((name) => name !== floor);
const measured = Object.keys(workloads).filter((workload) => runs.some(({ samples }) => workload in samples));

const cpu = (segment) => segment.cpu / segment.operations;
const databaseCpu = (segment) => segment.databaseCpu / segment.operations;
const p50 = (segment) => segment.p50;
const p95 = (segment) => segment.p95;

console.log(heading());
comparison('CPU of Node per operation', cpu, 'cpu');
comparison('Median latency', p50, 'latency');
comparison('CPU of PostgreSQL per operation', databaseCpu);
absolute('95th percentile of latency, ms', p95);
held();

function heading() {
  const [{ machine, when, options }] = runs;
  const strangers = median(all(({ otherCores }) => otherCores));
  return `${when.slice(0, 10)}: ${machine.cores} cores (${machine.cpu}), Node ${machine.node}, PostgreSQL ${machine.postgres}; ${options.rounds} rounds of
${options.milliseconds} ms per contender and workload, interleaved. Other processes took ${strangers.toFixed(2)} cores meanwhile (median).`;
}

/** The floor in milliseconds, the others as multiples of it: the median of the ratios within each round. */
function comparison(title, cost, goal) {
  console.log(`\n### ${title}, as a multiple of ${floor}\n`);
  const header = ['workload', `${floor}, ms`, ...others, ...(goal === undefined ? [] : ['goal of dunder'])];
  const rows = measured.map((workload) => [
    workloads[workload].title,
    figure(median(segments(workload, floor).map(cost))),
    ...others.map((name) => ratio(relative(workload, name, cost))),
    ...(goal === undefined ? [] : [verdict(relative(workload, 'dunder', cost), workloads[workload].goal[goal])]),
  ]);
  console.log(table(header, rows));
}

function absolute(title, cost) {
  console.log(`\n### ${title}\n`);
  const cell = (workload, name) => figure(segments(workload, name).length === 0 ? undefined : median(segments(workload, name).map(cost)));
  const rows = measured.map((workload) => [workloads[workload].title, ...names.map((name) => cell(workload, name))]);
  console.log(table(['workload', ...names], rows));
}

function held() {
  console.log('\n### Memory held by 50,000 rows, MB\n');
  const cell = (name) => {
    const bytes = runs.flatMap((run) => (name in run.held ? [run.held[name].bytes] : []));
    return bytes.length === 0 ? undefined : Math.min(...bytes) / 1e6;
  };
  const goal = verdict(cell('dunder'), 20, figure);
  console.log(table(['', ...names, 'goal of dunder'], [['comments', ...names.map((name) => figure(cell(name))), goal]]));
}

function relative(workload, name, cost) {
  const ratios = runs.flatMap(({ samples }) => {
    const [own, base] = [samples[workload]?.[name], samples[workload]?.[floor]];
    return own === undefined || base === undefined ? [] : own.map((segment, round) => cost(segment) / cost(base[round]));
  });
  return ratios.length === 0 ? undefined : median(ratios);
}

function segments(workload, name) {
  return runs.flatMap(({ samples }) => samples[workload]?.[name] ?? []);
}

function all(of) {
  return measured.flatMap((workload) => names.flatMap((name) => segments(workload, name).map(of)));
}
