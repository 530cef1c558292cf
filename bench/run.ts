import { metrics } from './metrics/all.ts';
import type { Measurement } from './measure.ts';

// npm run bench -- [metric…] [--json]   Prints the ratios of `docs/performance.md`; all of them without a name.
const words = process.argv.slice(2);
const asJson = words.includes('--json');
const names = words.filter((word) => word !== '--json');
const unknown = names.filter((name) => !metrics.some((metric) => metric.id === name));

if (unknown.length > 0) {
  console.error(`There is no metric ${unknown.join(', ')}. There are: ${metrics.map(({ id }) => id).join(' ')}`);
  process.exitCode = 2;
} else {
  for (const metric of metrics.filter(({ id }) => names.length === 0 || names.includes(id))) {
    for (const measurement of await metric.run()) {
      print(measurement);
      if (metric.mustHold === true && !measurement.ok) process.exitCode = 1;
    }
  }
  // The lines of made-up senders have threads of their own, which have outlived all senders now and then, and kept a run from its end.
  process.exit();
}

function print(measured: Measurement): void {
  if (asJson) {
    const { metric, ours, reference, ratio, target, ok, n } = measured;
    console.log(JSON.stringify({ metric, ours, reference, ratio, target, ok, n }));
    return;
  }
  const { metric, ours, reference, ratio, target, ok, n, unit, note } = measured;
  console.log(
    `${metric.padEnd(14)} ours ${String(ours).padStart(9)}  reference ${String(reference).padStart(9)}  ` +
      `ratio ${String(ratio).padStart(7)}  target ${target.padEnd(9)} ${ok ? 'met' : 'MISSED'}  n ${String(n)}  ${unit}` +
      (note === undefined ? '' : `\n${' '.repeat(15)}${note}`),
  );
}
