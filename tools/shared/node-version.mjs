// Runs before anything else may, so it must be readable by an old Node too.

/**
 * @param {string} version as in `process.versions.node`
 * @returns {boolean} whether it is 20.19 or newer
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/** Ends the process with a plain word where Node is too old. */
export function demandNode() {
  if (isNewEnough(process.versions.node)) return;
  console.error(`Anteroom needs Node 20.19 or newer. This is ${process.versions.node}: https://nodejs.org`);
  process.exit(1);
}
