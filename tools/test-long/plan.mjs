import { UsageError } from '../shared/selection.mjs';

/**
 * @typedef {object} Piece one thing that a slice does
 * @property {'journey' | 'models'} kind
 * @property {string} name
 * @property {import('../e2e/arguments.mjs').Browser} browser of a journey
 * @property {number} repeat how often a journey runs
 */

/** Journeys on which everything rests, or whose faults are matters of timing. */
const most = ['main-job', 'three-callers', 'refresh', 'server-dies'];

/**
 * What `npm test` leaves out: each journey many times, in both browsers, and the models with many more steps.
 * @param {readonly string[]} journeys
 * @returns {Piece[]}
 */
export function everyPiece(journeys) {
  const browsers = /** @type {const} */ (['chromium', 'firefox']);
  const ofJourneys = browsers.flatMap((browser) =>
    journeys.map((name) => ({
      kind: /** @type {const} */ ('journey'),
      name,
      browser,
      repeat: most.includes(name) ? 10 : 3,
    })),
  );
  return [...ofJourneys, { kind: 'models', name: 'long models', browser: 'chromium', repeat: 1 }];
}

/**
 * The k-th of n slices. Pieces are dealt out by weight, the heaviest first, so that no slice takes much longer.
 * @param {readonly Piece[]} pieces
 * @param {{ k: number, n: number }} shard
 * @returns {Piece[]}
 */
export function sliceOf(pieces, { k, n }) {
  const slices = Array.from({ length: n }, () => ({ weight: 0, pieces: /** @type {Piece[]} */ ([]) }));
  for (const piece of [...pieces].sort((a, b) => weightOf(b) - weightOf(a))) {
    const lightest = slices.reduce((least, slice) => (slice.weight < least.weight ? slice : least));
    lightest.pieces.push(piece);
    lightest.weight += weightOf(piece);
  }
  return slices[k - 1]?.pieces ?? [];
}

/** @param {Piece} piece */
function weightOf({ kind, repeat, browser }) {
  return kind === 'models' ? 10 : repeat * (browser === 'firefox' ? 1.5 : 1);
}

/**
 * Reads `[--shard k/n]`; without it everything is one slice.
 * @param {readonly string[]} words
 * @returns {{ k: number, n: number }}
 * @throws {UsageError} for anything else
 */
export function parseShard(words) {
  if (words.length === 0) return { k: 1, n: 1 };
  const [option = '', value] = words.length === 1 ? (words[0] ?? '').split('=') : words;
  const match = /^([1-9]\d?)\/([1-9]\d?)$/.exec(value ?? '');
  const k = Number(match?.[1]);
  const n = Number(match?.[2]);
  if (option !== '--shard' || words.length > 2 || match === null || k > n) {
    throw new UsageError('It takes --shard k/n, such as --shard 1/4.');
  }
  return { k, n };
}
