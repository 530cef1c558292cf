import { bindKernels } from './kernel-calls.ts';
import type { KernelCalls } from './kernel-calls.ts';
import { channelsAtOnce, placesAtOnce } from './kernels.ts';
import { copyInto, enlarge, gather, logistic, mean, resize } from './plain-steps.ts';
import type { Box, Reach } from './plain-steps.ts';
import type { Net, Step, Tensor } from './read-net.ts';
import { createStorage } from './storage.ts';

/** A net, ready to work. */
export interface RunningNet {
  /** What goes in: rows of places of channels. To be filled before each run. */
  readonly input: Float32Array;
  /** Works; what comes out is good until the next run. */
  run(): Float32Array;
}

/** Bytes of a float, and of a page of WebAssembly's memory. */
const float = 4;
const page = 65_536;

type Work = (kernels: KernelCalls, floats: Float32Array) => void;

/**
 * Prepares a net: every place in memory is found now, so that a run asks for none.
 * @param kernels `kernelBytes()`, compiled
 * @throws where the net has a shape that isn't known here
 */
export function startNet(net: Net, kernels: WebAssembly.Module): RunningNet {
  const storage = createStorage();
  const places = new Map<number, number>();
  const work: Work[] = [];
  /** What has to be written once, before the first run. */
  const constants: { readonly at: number; readonly values: Float32Array }[] = [];
  const made = new Map(net.steps.map((step) => [step.output, step]));

  const tensor = (index: number | undefined): Tensor => {
    const found = net.tensors[index ?? -1];
    if (found === undefined) throw new Error('A step names what is not there.');
    return found;
  };
  /** What the file holds, however many steps it is away. */
  const constantOf = (index: number | undefined): Float32Array => {
    const { constant } = tensor(index);
    const source = made.get(index ?? -1);
    if (constant !== null) return constant;
    if (source?.kind !== 'dequantise') throw new Error('A weight that changes is not known here.');
    return constantOf(source.inputs[0]);
  };
  const written = (values: Float32Array): number => {
    const at = storage.keep(values.byteLength);
    constants.push({ at, values });
    return at;
  };
  const placeOf = (index: number): number => {
    const known = places.get(index);
    if (known !== undefined) return known;
    const { height, width, channels } = tensor(index);
    // The loops take several places at a time, and may write beyond the last one.
    const at = storage.take(Math.ceil((height * width) / placesAtOnce) * placesAtOnce * channels * float);
    places.set(index, at);
    return at;
  };
  const box = (index: number | undefined): Box => {
    const { height, width, channels } = tensor(index);
    return { at: placeOf(index ?? -1) / float, height, width, channels };
  };

  const uses = net.steps.flatMap((step) => step.inputs);
  /** A step that only takes away what is below nothing is done by the one before it, where nobody else wants that one's. */
  const reluAfter = new Map(
    net.steps
      .filter(({ kind, inputs: [of = -1] }) => kind === 'relu' && uses.filter((use) => use === of).length === 1)
      .map(({ inputs: [of = -1], output }) => [of, output]),
  );
  const isFused = (step: Step): boolean =>
    step.kind === 'relu' && isConvolution(made.get(step.inputs[0] ?? -1)) && reluAfter.has(step.inputs[0] ?? -1);

  const last = new Map<number, Step>();
  for (const step of net.steps) for (const input of step.inputs) last.set(input, step);
  const input = box(net.input);
  for (const step of net.steps) {
    if (step.kind === 'dequantise' || isFused(step)) continue;
    const fused = isConvolution(step) ? reluAfter.get(step.output) : undefined;
    const output = fused ?? step.output;
    work.push(plan(step, output, fused === undefined ? -Infinity : 0));
    for (const index of new Set(step.inputs)) {
      const at = places.get(index);
      if (at !== undefined && index !== net.input && last.get(index) === step) storage.give(at);
    }
  }
  const output = box(net.output);

  function plan(step: Step, result: number, least: number): Work {
    const [first, second, third] = step.inputs;
    const { kind } = step;
    if (kind === 'convolve') return planConvolution(step, box(first), box(result), constantOf(second), third, least);
    if (kind === 'convolve-each') return planEach(step, box(first), box(result), constantOf(second), third, least);
    const from = box(first);
    const to = box(result);
    const count = from.height * from.width * from.channels;
    if (kind === 'enlarge') {
      const weights = constantOf(second);
      const [bias = 0] = constantOf(third);
      if (to.channels !== 1 || to.height !== 2 * from.height) throw new Error('Not this way to enlarge.');
      return (_, floats) => enlarge(floats, from, to, weights, bias);
    }
    if (kind === 'mean') return (_, floats) => mean(floats, from, to);
    if (kind === 'logistic') return (_, floats) => logistic(floats, from, to);
    if (kind === 'resize') return (_, floats) => resize(floats, from, to);
    if (kind === 'hard-swish') {
      return (calls) => calls.hardSwish(from.at * float, from.at * float, to.at * float, count);
    }
    if (kind === 'relu') return (calls) => calls.relu(from.at * float, from.at * float, to.at * float, count);
    const other = box(second);
    if (kind === 'add' && other.height === from.height) {
      return (calls) => calls.add(from.at * float, other.at * float, to.at * float, count);
    }
    if (kind === 'multiply' && other.height === 1 && other.channels === from.channels) {
      const across = from.height * from.width;
      return (calls) => calls.gate(from.at * float, other.at * float, to.at * float, across, from.channels);
    }
    throw new Error(`Not this way to ${kind}.`);
  }

  function planConvolution(
    step: Step,
    from: Box,
    to: Box,
    weights: Float32Array,
    biasOf: number | undefined,
    least: number,
  ): Work {
    if (to.channels % channelsAtOnce !== 0) throw new Error('Not so many channels.');
    const reach = reachOf(step, from, to, tensor(step.inputs[1]).height);
    const bias = written(constantOf(biasOf));
    const looks = reach.size * reach.size * from.channels;
    const across = Math.ceil((to.height * to.width) / placesAtOnce) * placesAtOnce;
    const turned = written(turn(weights, looks, to.channels));
    const isPlain = reach.size === 1 && reach.stride === 1;
    const rows = isPlain ? from.at * float : storage.keep(across * looks * float);
    return (calls, floats) => {
      if (!isPlain) gather(floats, from, rows / float, to, reach);
      calls.mix(rows, turned, bias, to.at * float, across, looks, to.channels, least);
    };
  }

  function planEach(
    step: Step,
    from: Box,
    to: Box,
    weights: Float32Array,
    biasOf: number | undefined,
    least: number,
  ): Work {
    const reach = reachOf(step, from, to, tensor(step.inputs[1]).height);
    const bias = written(constantOf(biasOf));
    const own = written(weights);
    const height = (to.height - 1) * reach.stride + reach.size;
    const width = (to.width - 1) * reach.stride + reach.size;
    // Written as nothing once: only what is inside changes.
    const edged = { ...from, height: Math.max(height, from.height), width: Math.max(width, from.width), at: 0 };
    const at = written(new Float32Array(edged.height * edged.width * edged.channels));
    const padded = { ...edged, at: at / float };
    const row = padded.width * padded.channels * float;
    return (calls, floats) => {
      copyInto(floats, from, padded, reach.top, reach.left);
      const { height: rows, width: columns, channels } = to;
      calls.eachChannel(at, own, bias, to.at * float, rows, columns, channels, reach.size, reach.stride, row, least);
    };
  }

  const memory = new WebAssembly.Memory({ initial: Math.ceil(storage.size() / page) });
  const floats = new Float32Array(memory.buffer);
  for (const { at, values } of constants) floats.set(values, at / float);
  const calls = bindKernels(kernels, memory);
  return {
    input: floats.subarray(input.at, input.at + input.height * input.width * input.channels),
    run() {
      for (const step of work) step(calls, floats);
      return floats.subarray(output.at, output.at + output.height * output.width * output.channels);
    },
  };
}

function isConvolution(step: Step | undefined): boolean {
  return step?.kind === 'convolve' || step?.kind === 'convolve-each';
}

function reachOf({ isPadded, stride }: Step, from: Box, to: Box, size: number): Reach {
  const missing = (there: number, here: number): number => Math.max(0, (there - 1) * stride + size - here);
  const before = (there: number, here: number): number => (isPadded ? Math.floor(missing(there, here) / 2) : 0);
  return { size, stride, top: before(to.height, from.height), left: before(to.width, from.width) };
}

/** From channels that look to looks that channels share: then eight channels lie side by side. */
function turn(weights: Float32Array, looks: number, channels: number): Float32Array {
  return Float32Array.from({ length: looks * channels }, (_, index) => {
    const look = Math.floor(index / channels);
    return weights[(index % channels) * looks + look] ?? 0;
  });
}
