import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';

/** A server of a test's own that keeps what it is brought. */
export interface Sink {
  readonly url: string;
  /** What came in, whole, in its order. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

/** A mail server that takes every letter: as much of SMTP as a sender needs. */
export async function startMailSink(): Promise<Sink> {
  const received: string[] = [];
  const server = createTcpServer((line) => {
    let text = '';
    let isLetter = false;
    line.setEncoding('utf8');
    line.on('error', () => undefined);
    line.on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = isLetter ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end === -1) return;
        const said = text.slice(0, end);
        text = text.slice(end + (isLetter ? 5 : 2));
        if (isLetter) received.push(said);
        isLetter = !isLetter && /^DATA$/i.test(said);
        const isOver = /^QUIT/i.test(said);
        line.write(isLetter ? '354 Go on\r\n' : isOver ? '221 Bye\r\n' : '250 Well\r\n');
        if (isOver) line.end();
      }
    });
    line.write('220 mail.test\r\n');
  });
  return sinkOf(server, received, 'smtp');
}

/** An SMS gateway that takes every message. */
export async function startSmsSink(): Promise<Sink> {
  const received: string[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push(body);
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"queued"}');
    });
  });
  return sinkOf(server, received, 'http');
}

async function sinkOf(server: Server, received: readonly string[], scheme: string): Promise<Sink> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no port.');
  return {
    url: `${scheme}://127.0.0.1:${String(address.port)}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
