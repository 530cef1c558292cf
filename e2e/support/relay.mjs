// node relay.mjs <host> <port> <to host> <to port>   Passes on what comes in, until it is ended.
import { connect, createServer } from 'node:net';

const [host, port, toHost, toPort] = process.argv.slice(2);
const server = createServer((from) => {
  const to = connect(Number(toPort), toHost);
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
