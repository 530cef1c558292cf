import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** A bare page and a socket that hands every message to everybody else. */
export async function startBareCallServer(
  page: 'call-page.html' | 'mesh-page.html' = 'call-page.html',
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const html = await readFile(new URL(page, import.meta.url));
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      for (const other of sockets.clients) if (other !== socket) other.send(data.toString());
    });
  });
  const port = await listen(http);
  return {
    url: `http://localhost:${String(port)}/`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Listens on a free port of this machine alone, and answers which. */
export async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
