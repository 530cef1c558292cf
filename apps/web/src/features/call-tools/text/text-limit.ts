/** Most characters of the shared text. */
export const textLimit = 100_000;
