import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './call-server.ts';

// Bare Socket.IO as it comes, by WebSocket alone: whoever connects is in, and what is posted goes to everybody.
const http = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const message: unknown = JSON.parse(Buffer.concat(chunks).toString());
    io.emit('changed', message);
    response.end();
  });
});
const io = new Server(http, { transports: ['websocket'], serveClient: false });
console.log(await listen(http));
