import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './call-server.ts';

// Bare Socket.IO as it comes, by WebSocket alone: whoever connects is in.
const http = createServer();
new Server(http, { transports: ['websocket'], serveClient: false });
console.log(await listen(http));
