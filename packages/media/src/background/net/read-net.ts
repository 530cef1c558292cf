import { openFlatBuffer } from './flat-buffer.ts';
import type { FlatTable } from './flat-buffer.ts';
import { fromHalf } from './half.ts';

/** What a step of a net does; the names are those of the format. */
export type StepKind =
  | 'add'
  | 'convolve'
  | 'convolve-each'
  | 'dequantise'
  | 'logistic'
  | 'multiply'
  | 'relu'
  | 'resize'
  | 'mean'
  | 'hard-swish'
  | 'enlarge';

/** A box of numbers: height, width, channels; one picture at a time. */
export interface Tensor {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** What the file holds of it; null for what is worked out. In the file's own order. */
  readonly constant: Float32Array | null;
  /** As the file has them. */
  readonly shape: readonly number[];
}

/** One step: tensors are named by their place in the list. */
export interface Step {
  readonly kind: StepKind;
  readonly inputs: readonly number[];
  readonly output: number;
  /** `same`: as many places out as in, edges filled with nothing. */
  readonly isPadded: boolean;
  readonly stride: number;
}

/** A net: its steps in order. */
export interface Net {
  readonly tensors: readonly Tensor[];
  readonly steps: readonly Step[];
  readonly input: number;
  readonly output: number;
}

/** Numbers of the format for what our net is made of. */
const kinds: Readonly<Record<number, StepKind>> = {
  0: 'add',
  3: 'convolve',
  4: 'convolve-each',
  6: 'dequantise',
  14: 'logistic',
  18: 'multiply',
  19: 'relu',
  23: 'resize',
  40: 'mean',
  117: 'hard-swish',
};
const custom = 32;
const half = 1;

/**
 * Reads a TensorFlow Lite file as far as the net that finds people needs it.
 * @throws where the file has a step that isn't known here, so that another version can't come in unseen
 */
export function readNet(file: Uint8Array): Net {
  const root = openFlatBuffer(file).root();
  const codes = root.tables(1).map(kindOf);
  const [graph] = root.tables(2);
  const [input] = graph?.ints(1) ?? [];
  const [output] = graph?.ints(2) ?? [];
  if (graph === undefined || input === undefined || output === undefined) throw new Error('No net in this file.');
  const buffers = root.tables(4);
  const tensors = graph.tables(0).map((table) => tensorOf(table, buffers));
  const steps = graph.tables(3).map((table) => stepOf(table, codes));
  return { tensors, steps, input, output };
}

function kindOf(code: FlatTable): StepKind {
  const number = Math.max(code.byte(0), code.int(3));
  const kind = number === custom && code.text(1) === 'Convolution2DTransposeBias' ? 'enlarge' : kinds[number];
  if (kind === undefined) throw new Error(`A net with a step that is not known here: ${String(number)}.`);
  return kind;
}

function tensorOf(table: FlatTable, buffers: readonly FlatTable[]): Tensor {
  const shape = table.ints(0);
  const bytes = buffers[table.int(2)]?.bytes(0) ?? new Uint8Array();
  const [height = 1, width = 1, channels = 1] = shape.length === 4 ? shape.slice(1) : [1, 1, shape[0] ?? 1];
  const constant = bytes.length > 0 && table.byte(1) === half ? fromHalf(bytes) : null;
  return { height, width, channels, constant, shape };
}

function stepOf(table: FlatTable, codes: readonly StepKind[]): Step {
  const kind = codes[table.int(0)];
  const [output] = table.ints(2);
  if (kind === undefined || output === undefined) throw new Error('A step without an end.');
  const options = table.table(4);
  const isConvolution = kind === 'convolve' || kind === 'convolve-each';
  const fused = kind === 'convolve' ? 3 : kind === 'convolve-each' ? 4 : 0;
  if (isConvolution && options?.byte(fused) !== 0) throw new Error('A fused step is not known here.');
  if (kind === 'resize' && (options?.byte(2) !== 0 || options.byte(3) !== 1))
    throw new Error('Not this way to enlarge.');
  return {
    kind,
    inputs: table.ints(1),
    output,
    isPadded: isConvolution && options?.byte(0) === 0,
    stride: isConvolution ? (options?.int(1) ?? 1) : 1,
  };
}
