import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

async function bundled(file: string, format: 'esm' | 'iife'): Promise<string> {
  const entryPoints = [fileURLToPath(new URL(file, import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format, write: false });
  return outputFiles[0]?.text ?? '';
}

/** Serves a page with both ends of a sealed way. */
export async function serveSealedPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const page = await bundled('sealed-page.ts', 'esm');
  const worker = await bundled('../src/seal/seal-worker.ts', 'iife');
  const server = createServer(({ url }, response) => {
    const script = url === '/page.js' ? page : url === '/worker.js' ? worker : null;
    if (script !== null) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
