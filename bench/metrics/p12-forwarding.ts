import { readFile, readdir } from 'node:fs/promises';
import type { CallId } from '@anteroom/domain';
import { toClient, toServer, type CallView, type ConsultationCommandRequest } from '@anteroom/protocol';
import { openPage, signInStaff, startServer, valueOf, type PageClient, type TestServer } from '@anteroom/testkit';
import { arriveBare } from '../bare-callers.ts';
import { openBareRoom } from '../bare-room.ts';
import { startBareJanus } from '../floor/janus-server.ts';
import { compare, type Metric } from '../measure.ts';
import { loadKinds, openMediaLoad, type MediaLoad } from '../media-load.ts';
import { openDashboard, renalClinic } from '../open-dashboards.ts';
import { processorTimeOf } from '../process-use.ts';

const people = 8;
/** How often each side is measured, in turn, after one time that isn't counted. */
const runs = 3;
/** How long is measured, in milliseconds: processor time is counted in hundredths of a second. */
const measuring = 10_000;

/** P12: processor time of the media server for a packet that it forwards, in a call of eight who all send and get all. */
export const forwarding: Metric = {
  id: 'P12',
  async run() {
    const [server, floor] = [await startServer({ withMedia: true }), await startBareJanus()];
    const pages: PageClient[] = [];
    const loads: MediaLoad[] = [];
    try {
      const [ours, bare] = [await loadOurs(server, pages), await openBareRoom(floor.janus, people)];
      loads.push(...ours, ...bare);
      const [mine, reference]: [number[], number[]] = [[], []];
      const pid = await janusOf(server);
      for (let run = 0; run <= runs; run += 1) {
        const figures = [await forwardingOf(pid, ours), await forwardingOf(floor.pid, bare)] as const;
        if (run === 0) continue;
        mine.push(figures[0]);
        reference.push(figures[1]);
      }
      const unit = 'µs of the processor for a forwarded packet, eight in a call; reference: a bare Janus';
      return [compare({ metric: 'P12', target: 1.05, unit }, mine, reference)];
    } finally {
      for (const load of loads) load.close();
      for (const page of pages) page.close();
      await Promise.all([server.close(), floor.close()]);
    }
  },
};

/** Sends for a while; answers microseconds of the media server's processor for each packet that arrived. */
async function forwardingOf(pid: number, loads: readonly MediaLoad[]): Promise<number> {
  const sumOf = (count: (load: MediaLoad) => number): number => loads.reduce((sum, load) => sum + count(load), 0);
  for (const load of loads) load.send(true);
  await pause(1_000);
  const [before, from, sentBefore] = [
    await processorTimeOf(pid),
    sumOf((load) => load.received()),
    sumOf((load) => load.sent()),
  ];
  await pause(measuring);
  const [after, until, sent] = [
    await processorTimeOf(pid),
    sumOf((load) => load.received()),
    sumOf((load) => load.sent()),
  ];
  for (const load of loads) load.send(false);
  // All lines of everybody arrive at everybody else, or something else was measured.
  const expected = (sent - sentBefore) * (people - 1);
  if (until - from < 0.9 * expected) throw new Error(`Of ${String(expected)} packets ${String(until - from)} arrived.`);
  return ((after - before) * 1_000) / (until - from);
}

/** Eight in a call over our server: staff, and callers whom they add one by one. */
async function loadOurs(server: TestServer, pages: PageClient[]): Promise<readonly MediaLoad[]> {
  const callers: PageClient[] = [];
  for (let number = 1; number < people; number += 1) {
    const cookie = await arriveBare(server, 'renal', `Load ${String(number)}`);
    const says = { as: 'caller', clinic: 'renal' };
    const page = await openPage({ url: server.url, cookie, says, headers: { origin: server.url } });
    valueOf(await page.request(toServer.enterStay, {}));
    callers.push(page);
    pages.push(page);
  }
  const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
  const { client, snapshot } = await openDashboard(server, cookie, await renalClinic(server, cookie));
  pages.push(client);
  let call: CallView | null = null;
  for (const { id: consultationId } of snapshot.rows) {
    const command: ConsultationCommandRequest = call === null ? { type: 'join' } : { type: 'add', callId: call.callId };
    call = valueOf(await client.request(toServer.commandConsultation, { consultationId, command })).call ?? call;
  }
  if (call === null) throw new Error('There is no call.');
  const { callId } = call;
  await Promise.all(callers.map((page) => page.next(toClient.callEntered)));
  return Promise.all([client, ...callers].map((page) => loadOver(page, callId)));
}

/** Sends over our server, and answers whatever it offers of the others. */
async function loadOver(page: PageClient, callId: CallId): Promise<MediaLoad> {
  const load = openMediaLoad();
  const attempt = `load-${crypto.randomUUID().slice(0, 8)}`;
  const lines = loadKinds.map((kind, index) => ({ mid: String(index), kind }));
  const sdp = await load.offer();
  const answer = valueOf(await page.request(toServer.publish, { callId, attempt, sdp, lines, isEncrypted: true }));
  load.accept(answer.sdp);
  // Ends with the page.
  void answerOffers(page, callId, load).catch(() => undefined);
  await load.untilConnected();
  return load;
}

async function answerOffers(page: PageClient, callId: CallId, load: MediaLoad): Promise<never> {
  for (;;) {
    const { attempt, number, sdp } = await page.next(toClient.mediaOffered);
    await page.request(toServer.answerMedia, { callId, attempt, number, sdp: await load.answer(sdp) });
  }
}

/** The process of the media server that a server has started. */
async function janusOf(server: TestServer): Promise<number> {
  for (const name of await readdir('/proc')) {
    const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, program, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(text) ?? [];
    if (program === 'janus' && Number(parent) === server.pid()) return Number(name);
  }
  throw new Error('The server has started no media server.');
}

/** A rate needs its time; nothing is waited for here. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
