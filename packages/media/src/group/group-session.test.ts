import type { ParticipantId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';

import { createGroupCall } from '../testing/group-call.ts';
import type { GroupCall } from '../testing/group-call.ts';
import { alice, chen, ivo } from '../testing/people.ts';
import type { Topology } from './group-session.ts';

const all = [alice, chen, ivo] as const;
let call: GroupCall;

beforeEach(() => {
  call = createGroupCall();
});

async function gather(ids: readonly ParticipantId[], topology: Topology = 'mesh'): Promise<void> {
  for (const id of ids) {
    const { session } = call.load(id);
    session.setTopology(topology, true);
    session.setPeers(ids);
  }
  await call.pass(1500);
}

function change(topology: Topology, isEncrypted = true): void {
  for (const { session } of call.pages.values()) session.setTopology(topology, isEncrypted);
}

/** Whether everybody sees and hears everybody at this moment. */
function allFlow(): boolean {
  const ids = [...call.pages.keys()];
  return ids.every((at) =>
    ids.every((from) => at === from || (call.flows(at, from, 'audio') && call.flows(at, from, 'video'))),
  );
}

/** For how long it doesn't, in milliseconds, while so much time passes. */
async function silence(milliseconds: number): Promise<number> {
  let silent = 0;
  for (let passed = 0; passed < milliseconds; passed += 50) {
    await call.pass(50);
    if (!allFlow()) silent += 50;
  }
  return silent;
}

/** Whether anything of sound or pictures goes from page to page. */
function goesDirectly(): boolean {
  return [...call.pages.values()].some((page) =>
    page.open().some(({ outgoing }) => outgoing.audio !== null || outgoing.video !== null),
  );
}

describe('a call that grows over a media server and back', () => {
  it('never stops for it, and sends everything one way only in the end', async () => {
    await gather(all);
    expect(allFlow()).toBe(true);
    expect(call.mediaServer.publishers()).toEqual([]);

    change('media-server');
    expect(await silence(3000)).toBe(0);
    expect(goesDirectly()).toBe(false);
    expect(call.mediaServer.publishers()).toHaveLength(3);

    change('mesh');
    expect(await silence(3000)).toBe(0);
    expect(goesDirectly()).toBe(true);
    expect(call.mediaServer.publishers()).toEqual([]);
  });

  it('shows the same streams all along', async () => {
    await gather(all);
    const before = call.pages.get(alice)?.session.peers().get(chen);
    change('media-server');
    await call.pass(3000);
    const during = call.pages.get(alice)?.session.peers().get(chen);
    change('mesh');
    await call.pass(3000);
    const after = call.pages.get(alice)?.session.peers().get(chen);
    expect(before?.stream).toBeTruthy();
    expect([during?.stream, after?.stream]).toEqual([before?.stream, before?.stream]);
    expect(during?.stream?.getTracks()).toHaveLength(2);
  });

  it('goes on from page to page while the media server doesn’t answer', async () => {
    await gather(all);
    call.mediaServer.interrupt();
    change('media-server');
    expect(await silence(20_000)).toBe(0);
    call.mediaServer.heal();
    expect(await silence(5000)).toBe(0);
    expect(goesDirectly()).toBe(false);
  });

  it('changes its mind in the middle without a break', async () => {
    await gather(all);
    for (const wait of [100, 300, 700, 150]) {
      change('media-server');
      expect(await silence(wait)).toBe(0);
      change('mesh');
      expect(await silence(wait)).toBe(0);
    }
    expect(await silence(15_000)).toBe(0);
    expect(call.mediaServer.publishers()).toEqual([]);
  });

  it('sends nothing to a newcomer but over the media server', async () => {
    await gather([alice, chen]);
    change('media-server');
    await call.pass(2000);
    for (const { session } of call.pages.values()) session.setPeers(all);
    const { session } = call.load(ivo);
    session.setTopology('media-server', true);
    session.setPeers(all);
    for (let passed = 0; passed < 2000; passed += 50) {
      await call.pass(50);
      expect(goesDirectly()).toBe(false);
    }
    expect(allFlow()).toBe(true);
  });

  it('carries what pages say past the media server', async () => {
    await gather(all, 'media-server');
    const heard: number[] = [];
    call.pages.get(chen)?.session.onBytes((_from, bytes) => heard.push(bytes.length));
    expect(call.pages.get(alice)?.session.sendBytes(chen, new Uint8Array(7))).toBe(true);
    await call.pass(100);
    expect(heard).toContain(7);
  });

  it('waits no longer for the sound of who is muted', async () => {
    await gather(all);
    call.pages.get(ivo)?.session.setLocal({ audio: null, video: null });
    change('media-server');
    await call.pass(13_000);
    call.pages.get(ivo)?.session.setLocal({ audio: call.pages.get(alice)?.sent().audio ?? null, video: null });
    await call.pass(2000);
    expect(goesDirectly()).toBe(false);
    expect(call.flows(chen, ivo, 'audio')).toBe(true);
  });

  it('gives keys to peers alone, and to none whose connection isn’t what their page signed', async () => {
    await gather(all, 'media-server');
    const page = call.pages.get(alice);
    expect(page?.keyed()).toEqual([chen, ivo]);
    page?.session.setDistrusted([ivo]);
    expect(page?.keyed()).toEqual([chen]);
    page?.session.setPeers([ivo]);
    expect(page?.keyed()).toEqual([]);
  });
});

describe('a way over a media server that takes its time', () => {
  it('comes about in the end, since each attempt that came to nothing makes the next more patient', async () => {
    call.mediaServer.answerAfter(20_000);
    await gather(all, 'media-server');
    await call.pass(60_000);
    expect(allFlow()).toBe(true);
  });
});

describe('a media server that dies', () => {
  it('is followed by another one without a word by anybody', async () => {
    await gather(all, 'media-server');
    call.mediaServer.die();
    await call.pass(2000);
    expect(call.pages.get(alice)?.session.peers().get(chen)?.connection).toBe('interrupted');
    call.mediaServer.heal();
    await call.pass(5000);
    expect(allFlow()).toBe(true);
    expect(call.pages.get(alice)?.session.peers().get(chen)?.connection).toBe('connected');
  });

  it('is called failed after a while, and tried for ever', async () => {
    await gather(all, 'media-server');
    call.mediaServer.die();
    await call.pass(30_000);
    expect(call.pages.get(alice)?.session.peers().get(chen)?.connection).toBe('failed');
    call.mediaServer.heal();
    await call.pass(6000);
    expect(allFlow()).toBe(true);
  });

  it('is found dead by a page that nobody tells', async () => {
    await gather(all, 'media-server');
    const before = call.mediaServer.attempts(alice);
    call.mediaServer.interrupt();
    await call.pass(4500);
    expect(call.mediaServer.attempts(alice)).toBeGreaterThan(before);
  });

  it('is begun anew at once where the network changed', async () => {
    await gather(all, 'media-server');
    const before = call.mediaServer.attempts(alice);
    call.mediaServer.interrupt();
    await call.pass(100);
    call.mediaServer.heal();
    call.mediaServer.interrupt();
    await call.pass(100);
    call.pages.get(alice)?.session.hurry();
    await call.pass(100);
    expect(call.mediaServer.attempts(alice)).toBeGreaterThan(before);
  });
});
