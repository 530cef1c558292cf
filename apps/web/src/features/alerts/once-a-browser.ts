/** For how long another page of the same browser keeps quiet about the same thing, in milliseconds. */
const quiet = 4_000;

/**
 * Does something in one page of a browser alone, where several are open: nobody hears the same sound twice. Browsers without locks do it
 * in each.
 */
export async function onceABrowser(name: string, work: () => void, locks = browserLocks()): Promise<void> {
  if (locks === undefined) return work();
  await locks.request(`anteroom-alert-${name}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    work();
    await new Promise((resolve) => setTimeout(resolve, quiet));
  });
}

function browserLocks(): Pick<LockManager, 'request'> | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}
