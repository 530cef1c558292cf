import { pick, UsageError } from '../shared/selection.mjs';

export const browsers = /** @type {const} */ (['chromium', 'firefox']);

/** @typedef {(typeof browsers)[number]} Browser */

/**
 * @typedef {object} Journeys
 * @property {string[]} names
 * @property {Browser} browser
 * @property {number} repeat how often each one runs
 * @property {string[]} options handed to Playwright
 */

/**
 * Reads `npm run e2e -- <journey>… [--browser chromium|firefox] [--repeat N] [--headed] [--grep <text>]`.
 * @param {readonly string[]} words
 * @param {readonly string[]} known names of the journeys that there are
 * @returns {Journeys}
 * @throws {UsageError} for an unknown journey, browser or option, or when there is no journey
 */
export function parseJourneys(words, known) {
  /** @type {Journeys} */
  const parsed = { names: [], browser: 'chromium', repeat: 1, options: [] };
  const rest = words.flatMap((word) => (/^--\w+=/.test(word) ? splitOnce(word) : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--browser') parsed.browser = browserNamed(rest.shift());
    else if (word === '--repeat') parsed.repeat = countOf(rest.shift());
    else if (word === '--headed') parsed.options.push(word);
    else if (word === '--grep') parsed.options.push(word, valueOf(word, rest.shift()));
    else if (word.startsWith('-')) throw new UsageError(`Unknown option: ${word}.`);
    else parsed.names.push(word);
  }
  return { ...parsed, names: pick(parsed.names, known, 'journey') };
}

/** @param {string} word */
function splitOnce(word) {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

/** @param {string | undefined} word */
function browserNamed(word) {
  const browser = browsers.find((name) => name === word);
  if (browser === undefined) throw new UsageError(`Unknown browser: ${word ?? 'none'}. Known: ${browsers.join(', ')}.`);
  return browser;
}

/** @param {string | undefined} word */
function countOf(word) {
  if (word === undefined || !/^[1-9]\d{0,3}$/.test(word)) {
    throw new UsageError(`--repeat wants a number from 1, not ${word ?? 'nothing'}.`);
  }
  return Number(word);
}

/**
 * @param {string} option
 * @param {string | undefined} value
 */
function valueOf(option, value) {
  if (value === undefined) throw new UsageError(`${option} wants a value.`);
  return value;
}
