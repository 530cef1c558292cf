import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, ParticipantId } from '@anteroom/domain';
import { createIceServersFor } from '../features/call/ice-servers.ts';
import { localAddresses } from '../platform/certificates.ts';
import { programOnPath } from '../platform/kept-process.ts';
import { firstFreePort, startOwnRelay } from '../relay/own-relay.ts';
import { createMemoryLog } from './memory-log.ts';
import { openTurnClient, type TurnClient, type TurnCredential } from './turn-client.ts';

/** A coturn, configured and started as our server does it. */
export interface RealRelay {
  readonly address: string;
  /** What somebody is handed out who is admitted to a call then. */
  credentialOf(id: ParticipantId, now: Instant): TurnCredential;
  /** Somebody turns up at it. */
  meets(credential: TurnCredential, by?: 'udp' | 'tcp'): Promise<TurnClient>;
  close(): Promise<void>;
}

/** Whether this machine has one, and an address that it can be reached by. */
export const hasRelay = programOnPath('turnserver') !== null && localAddresses().length > 0;

/**
 * Starts one, by UDP and TCP; resolves once it answers.
 * @param address that it listens on and relays from; the first of this machine where none is named
 */
export async function startRealRelay(address = localAddresses()[0]): Promise<RealRelay> {
  const program = programOnPath('turnserver');
  if (program === null || address === undefined) throw new Error('There is no coturn here, or no address.');
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-relay-'));
  const port = await firstFreePort(address, 13_478);
  const secret = 'a secret of the tests';
  const relay = startOwnRelay({
    ...{ program, secret, address, publicAddress: null, port, tls: null, allowed: [address] },
    ports: [15_000, 16_999],
    pidFile: join(folder, 'pid'),
    log: createMemoryLog(),
  });
  const open: TurnClient[] = [];
  const early = await openTurnClient({ host: address, port, by: 'udp' }, { username: '', password: '' });
  await early.untilThere().finally(() => early.close());
  const iceServersFor = createIceServersFor({ stunUrls: [], turn: { urls: ['turn:here'], secret }, servers: [] });
  return {
    address,
    credentialOf(id, now) {
      const [server] = iceServersFor(id, now);
      return { username: server?.username ?? '', password: server?.credential ?? '' };
    },
    async meets(credential, by = 'udp') {
      const client = await openTurnClient({ host: address, port, by }, credential);
      open.push(client);
      return client;
    },
    async close() {
      for (const client of open) client.close();
      await relay.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
