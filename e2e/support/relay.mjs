// node relay.mjs <host> <port> <socket>   Passes what comes in on to a socket in the file system, until it is ended.
import { connect, createServer } from 'node:net';

const [host, port, socket] = process.argv.slice(2);
const server = createServer((from) => {
  const to = connect(socket);
  for (const [one, other] of [
    [from, to],
    [to, from],
  ]) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
    one.pipe(other);
  }
});
server.listen(Number(port), host, () => process.stdout.write('ready\n'));
