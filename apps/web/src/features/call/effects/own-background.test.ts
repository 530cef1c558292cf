import { FakeTrack } from '@anteroom/media/fake/fake-track';
import type { LocalMediaView } from '@anteroom/media';
import type { BackgroundEnd } from '@anteroom/media/background';
import type { Scene } from '@anteroom/media/background-scene';
import { expect, test } from 'vitest';
import { createFakeLocal } from '../testing/fake-media.ts';
import { rememberChoice } from '../../../connection/remembered-choice.ts';
import { backgrounds } from './background-wish.ts';
import type { Background } from './background-wish.ts';
import { createOwnBackground } from './own-background.ts';

/** A worker in the test's hand. */
function createFakeWork() {
  const made: {
    of: MediaStreamTrack;
    scenes: Scene[];
    isClosed: boolean;
    end: (reason: BackgroundEnd) => void;
    /** The first picture is there; or it never will be. */
    ready: (worked?: boolean) => Promise<void>;
  }[] = [];
  return {
    made,
    load: () =>
      Promise.resolve({
        withBackground: (of: MediaStreamTrack, scene: Scene, end: (reason: BackgroundEnd) => void) =>
          new Promise<{ track: MediaStreamTrack; show(scene: Scene): void; close(): void }>((resolve, reject) => {
            const one = {
              of,
              scenes: [scene],
              isClosed: false,
              end,
              async ready(worked = true) {
                if (!worked) reject(new Error('No workers here.'));
                const track = new FakeTrack('video', `dressed-${of.label}`);
                resolve({
                  track,
                  show: (next) => void one.scenes.push(next),
                  close: () => void (one.isClosed = true),
                });
                await settled();
              },
            };
            made.push(one);
          }),
      }),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function begin(wished: Background = 'none') {
  const fake = createFakeLocal();
  const listeners = new Set<() => void>();
  let view: LocalMediaView = { ...fake.view(), camera: { status: 'on' } };
  const show = (video: MediaStreamTrack | null): void => {
    view = { ...view, camera: { status: video === null ? 'off' : 'on' }, tracks: { audio: null, video } };
    for (const listener of [...listeners]) listener();
  };
  show(new FakeTrack('video', 'lid'));
  const work = createFakeWork();
  const wish = rememberChoice<Background>('background', backgrounds);
  wish.set(wished);
  let lose: () => void = () => undefined;
  const background = createOwnBackground({
    local: {
      ...fake,
      view: () => view,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    wish,
    readBrand: () => Promise.resolve({ colour: 'teal', logo: null }),
    load: work.load,
    patience: () => new Promise((resolve) => (lose = resolve)),
  });
  await settled();
  return {
    background,
    work,
    wish,
    show,
    /** What goes out. */
    label: () => background.local.view().tracks.video?.label ?? null,
    losePatience: async () => {
      lose();
      await settled();
    },
  };
}

test('the picture goes out as it is where nobody wished otherwise', async () => {
  const { label, work, background } = await begin();
  expect([label(), background.state.read(), work.made]).toEqual(['lid', 'off', []]);
});

test('whoever chooses a background is told that the room is seen until it is there', async () => {
  const { label, work, background } = await begin();
  const heard: (string | null)[] = [];
  background.local.subscribe(() => heard.push(label()));
  background.choose('sand');
  await settled();
  expect([background.state.read(), label()]).toEqual(['starting', 'lid']);
  await work.made[0]?.ready();
  expect([background.state.read(), label()]).toEqual(['on', 'dressed-lid']);
  expect(heard.at(-1)).toBe('dressed-lid');
  expect(work.made[0]?.scenes).toEqual([{ kind: 'picture', picture: 'sand' }]);
});

test('another one comes behind the same picture', async () => {
  const { work, background } = await begin();
  background.choose('blur-light');
  await settled();
  await work.made[0]?.ready();
  background.choose('brand');
  await settled();
  expect(work.made).toHaveLength(1);
  expect(work.made[0]?.scenes).toEqual([
    { kind: 'blur', strength: 'light' },
    { kind: 'brand', brand: { colour: 'teal', logo: null } },
  ]);
});

test('chosen before, the room isn’t shown meanwhile', async () => {
  const { label, work, background } = await begin('blur-strong');
  expect([background.state.read(), label(), background.local.view().camera.status]).toEqual([
    'holding',
    null,
    'opening',
  ]);
  await work.made[0]?.ready();
  expect([background.state.read(), label()]).toEqual(['on', 'dressed-lid']);
});

test('the picture isn’t lost to a background that takes for ever', async () => {
  const { label, work, background, losePatience } = await begin('blur-strong');
  await losePatience();
  expect([background.state.read(), label()]).toEqual(['starting', 'lid']);
  await work.made[0]?.ready();
  expect(label()).toBe('dressed-lid');
});

test('another camera takes its place, and the work on the one before ends', async () => {
  const { label, work, show, background } = await begin('sand');
  await work.made[0]?.ready();
  show(new FakeTrack('video', 'desk'));
  await settled();
  expect([work.made[0]?.isClosed, label(), work.made[1]?.of.label]).toEqual([true, null, 'desk']);
  await work.made[1]?.ready();
  expect([background.state.read(), label()]).toEqual(['on', 'dressed-desk']);
});

test('a camera that is switched off ends the work', async () => {
  const { label, work, show, background } = await begin('sand');
  await work.made[0]?.ready();
  show(null);
  expect([work.made[0]?.isClosed, label(), background.state.read()]).toEqual([true, null, 'off']);
});

test('where the camera goes while it begins, nothing is left running', async () => {
  const { work, show } = await begin('sand');
  show(null);
  await work.made[0]?.ready();
  expect(work.made[0]?.isClosed).toBe(true);
});

test('a device that can’t keep up switches it off: the picture goes on, and it isn’t tried again', async () => {
  const { label, work, show, wish, background } = await begin('sand');
  await work.made[0]?.ready();
  work.made[0]?.end('too-slow');
  expect([background.state.read(), label(), work.made[0]?.isClosed]).toEqual(['too-slow', 'lid', true]);
  expect(wish.read()).toBe('none');
  show(new FakeTrack('video', 'desk'));
  await settled();
  expect([label(), work.made.length]).toEqual(['desk', 1]);
});

test('a worker that fails costs nobody their picture', async () => {
  const { label, work, background } = await begin('sand');
  await work.made[0]?.ready(false);
  expect([background.state.read(), label()]).toEqual(['failed', 'lid']);
  background.choose('sand');
  await settled();
  await work.made[1]?.ready();
  work.made[1]?.end('failed');
  expect([background.state.read(), label()]).toEqual(['failed', 'lid']);
});

test('none: the picture goes out as it is', async () => {
  const { label, work, background } = await begin('sand');
  await work.made[0]?.ready();
  background.choose('none');
  expect([background.state.read(), label(), work.made[0]?.isClosed]).toEqual(['off', 'lid', true]);
});

test('a call that ends leaves nothing running', async () => {
  const { work, background } = await begin('sand');
  await work.made[0]?.ready();
  background.close();
  expect(work.made[0]?.isClosed).toBe(true);
});
