import { fileURLToPath } from 'node:url';

/** Where the built web lies; the sources and the built server stand at the same depth. */
export const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));
