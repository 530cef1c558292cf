/**
 * Shows that something is under way: its name at once, the seconds while it lasts (in place on a terminal, a line now
 * and then elsewhere), and its time at the end.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {NodeJS.WriteStream} [to]
 * @returns {Promise<T>}
 */
export async function withProgress(name, work, to = process.stdout) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
  const { isTTY } = to;
  const show = () => to.write(isTTY ? `\r${name} … ${seconds()} s ` : `${name} … ${seconds()} s\n`);
  to.write(isTTY ? `${name} … ` : `${name} …\n`);
  const timer = setInterval(show, isTTY ? 1000 : 15_000);
  try {
    const result = await work();
    to.write(`${isTTY ? '\r' : ''}${name}: done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    to.write(`${isTTY ? '\r' : ''}${name}: failed after ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
