// Loaded before the server: writes down every statement with its values as the database adapter sends it.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The very copy that the server has.
const pg = createRequire(new URL('../../apps/server/package.json', import.meta.url))('pg');
const file = process.env['ANTEROOM_BENCH_STATEMENTS'];
const { query } = pg.Client.prototype;

/** Dates and bytes keep what they are. */
const plain = (/** @type {unknown} */ value) =>
  Buffer.isBuffer(value) ? { bytes: value.toString('hex') } : value instanceof Date ? value.toISOString() : value;

pg.Client.prototype.query = function (/** @type {any[]} */ ...asked) {
  const [what, values] = asked;
  const text = typeof what === 'string' ? what : what?.text;
  const given = Array.isArray(values) ? values : (what?.values ?? []);
  if (file !== undefined && typeof text === 'string')
    appendFileSync(file, `${JSON.stringify({ text, values: given.map(plain) })}\n`);
  return Reflect.apply(query, this, asked);
};
