import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

// PGlite works on the thread that calls it, so it has one of its own, and speaks to the server as PostgreSQL would.

if (parentPort === null) throw new Error('This is the worker of the embedded database.');
const port = parentPort;
const data: unknown = workerData;
const { folder, socket } = placesIn(data);

const database = new PGlite(folder);
await database.waitReady;
// The pool has one connection; the second is there while a lost one is replaced.
const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 2 });
await server.start();

port.once('message', () => {
  void close();
});
port.postMessage('listening');

async function close(): Promise<void> {
  await server.stop();
  await database.close();
  port.close();
}

function placesIn(value: unknown): { readonly folder: string; readonly socket: string } {
  if (typeof value !== 'object' || value === null || !('folder' in value) || !('socket' in value)) {
    throw new TypeError('The worker needs a folder and a socket.');
  }
  return { folder: String(value.folder), socket: String(value.socket) };
}
