import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A socket that speaks just as much of Engine.IO and Socket.IO as it has to, without their client. */
export interface BareSocket {
  readonly socket: WebSocket;
  /** Asks something and waits for the answer; throws where it isn't `ok`. */
  ask(event: string, body: unknown): Promise<void>;
}

export interface BareSocketOptions {
  readonly url: string;
  /** Where the server takes sockets, such as `/socket.io`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly says?: Readonly<Record<string, unknown>>;
}

/** Opens one; resolves when the server has let it in. */
export async function openBareSocket({ url, path, headers, says }: BareSocketOptions): Promise<BareSocket> {
  const address = `${url.replace('http', 'ws').replace(/\/$/, '')}${path}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: { ...headers }, perMessageDeflate: false });
  socket.on('message', (data) => {
    if (String(data) === '2') socket.send('3');
  });
  await once(socket, 'open');
  await answerTo(socket, `40${says === undefined ? '' : JSON.stringify(says)}`, '40');
  return {
    socket,
    ask: (event, body) => answerTo(socket, `420${JSON.stringify([event, body])}`, '430[{"ok":true'),
  };
}

/** Says something and waits for the answer, which begins with these letters; another packet of that kind is a refusal. */
function answerTo(socket: WebSocket, say: string, begins: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (data: WebSocket.RawData): void => {
      const frame = String(data);
      if (frame.startsWith(begins)) resolve();
      else if (frame.startsWith(begins.slice(0, 2)) || frame.startsWith('44')) reject(new Error(`Refused: ${frame}`));
      else return;
      socket.off('message', hear);
    };
    socket.on('message', hear);
    socket.send(say);
  });
}

/** Does something for each of so many, a few at a time. */
export async function inTurns<Value>(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<Value>,
): Promise<Value[]> {
  const done: Value[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      done[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
