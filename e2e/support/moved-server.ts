import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from '@anteroom/protocol';
import { ask, startServer, type TestServer } from '@anteroom/testkit';
import { expect } from './patience.ts';

const program = [
  '--import',
  fileURLToPath(new URL('moved-clock.mjs', import.meta.url)),
  fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url)),
];

/** A server of one's own whose clock a journey moves. */
export interface MovedServer extends TestServer {
  /** Puts the server's clock to a moment, also to one that is past. */
  itIs(moment: string): Promise<void>;
}

/** Starts one at a moment. */
export async function startServerAt(moment: string): Promise<MovedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-clock-'));
  const file = join(folder, 'ahead');
  const ahead = (text: string): string => String(Date.parse(text) - Date.now());
  // In one step: whoever reads a file that is just being written finds it empty.
  const put = async (text: string): Promise<void> => {
    await writeFile(`${file}.next`, ahead(text));
    await rename(`${file}.next`, file);
  };
  await put(moment);
  const server = await startServer({ program, environment: { CLOCK_FILE: file } });
  return {
    ...server,
    async itIs(text) {
      await put(text);
      const wanted = Date.parse(text);
      const shown = async () => {
        const answer = await ask(`${server.url}/api/doors/physiotherapy`);
        return Math.abs(routes.door.reply.parse(await answer.json()).now - wanted);
      };
      // Its clock goes on while it is asked; every moment is further than this from the one before.
      await expect.poll(shown).toBeLessThan(90_000);
    },
    async close() {
      try {
        await server.close();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
