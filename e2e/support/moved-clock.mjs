// Makes the clock of a test's server wrong by as many milliseconds as the file `CLOCK_FILE` says: with it a journey comes to a night in
// which clocks are changed, and back. Loaded before the server by `node --import`.
import { readFileSync } from 'node:fs';

const { CLOCK_FILE: file } = process.env;
const RealDate = Date;
let ahead = 0;

function look() {
  try {
    ahead = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    ahead = 0;
  }
}

const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
look();
setInterval(look, 50).unref();
