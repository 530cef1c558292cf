import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A running page with its signalling. */
export interface MeshServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the page and passes on signals between its copies, keeping those of a page that isn't there yet or any more. It is
 * hostile where asked to be: whoever listens as `ada~ben` gets what Ben says to Ada, and forges what Ada says.
 */
export async function serveMeshPage(): Promise<MeshServer> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const listeners = new Map<string, ServerResponse>();
  const kept = new Map<string, string[]>();

  const server = createServer((request, response) => {
    const [, place = '', participant = '', sender = ''] = (request.url ?? '').split('/');
    if (request.method === 'POST') {
      const stolen = `${participant}~${sender}`;
      const reader = place === 'signals' && (listeners.has(stolen) || kept.has(stolen)) ? stolen : participant;
      let body = `${sender} `;
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const listener = listeners.get(reader);
        if (listener === undefined) kept.set(reader, [...(kept.get(reader) ?? []), body]);
        else listener.write(`data: ${body}\n\n`);
        response.writeHead(204).end();
      });
    } else if (place === 'signals') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // Firefox takes a stream for open only once something came.
      response.write(': open\n\n');
      listeners.set(participant, response);
      for (const body of kept.get(participant) ?? []) response.write(`data: ${body}\n\n`);
      kept.delete(participant);
      response.on('close', () => listeners.get(participant) === response && listeners.delete(participant));
    } else if (place === 'page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Mesh</title><script type="module" src="/page.js"></script>');
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
