import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { PGlite } from '@electric-sql/pglite';
import { WebSocketServer } from 'ws';
import { listen } from './call-server.ts';

// The least that a waiting list needs: a row is committed, the same bytes go to everybody. Its folder is the first argument.
const database = await PGlite.create(process.argv[2]);
await database.exec('create table if not exists arrival (id text primary key, state jsonb not null)');
const html = await readFile(new URL('list-page.html', import.meta.url));

const http = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html');
    response.end(html);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const delta = Buffer.concat(chunks).toString();
    void database.query('insert into arrival values ($1, $2)', [crypto.randomUUID(), delta]).then(() => {
      for (const socket of sockets.clients) socket.send(delta);
      response.end();
    });
  });
});
const sockets = new WebSocketServer({ server: http });
console.log(await listen(http));
