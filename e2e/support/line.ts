import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '@anteroom/testkit';

/** A way to a server that can be cut, as a network is: what ran over it ends, and nothing comes through. */
export interface Line {
  /** Where browsers find it. */
  readonly url: string;
  /** Says which server is at the other end. */
  leadTo(url: string): void;
  /** What it leads to now. */
  end(): string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line on a free port; it leads nowhere yet. */
export async function layLine(): Promise<Line> {
  const open = new Set<Socket>();
  let target: URL | null = null;
  let isCut = false;
  const port = await freePort();
  const server = createServer((from) => {
    if (target === null || isCut) {
      from.destroy();
      return;
    }
    const to = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
  };

  return {
    url: `http://localhost:${String(port)}`,
    leadTo: (url) => void (target = new URL(url)),
    end: () => target?.href ?? '',
    cut() {
      isCut = true;
      endAll();
    },
    mend: () => void (isCut = false),
    async close() {
      const closed = once(server, 'close');
      server.close();
      endAll();
      await closed;
    },
  };
}
