import { describe, expect, test, vi } from 'vitest';
import { createMusic, type MusicParts } from './music.ts';
import { silence, type Sound } from './sound.ts';

function aBrowser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const heard: string[] = [];
  const createPlayer = vi.fn(() => ({
    ready: () => Promise.resolve(),
    begin(_sound: Sound, volume: number) {
      heard.push(`begins at ${volume}`);
      return { setVolume: (next: number) => void heard.push(`now at ${next}`), fade: () => void heard.push('fades') };
    },
    close: () => void heard.push('closes'),
  }));
  function* make(): Generator<void, Sound> {
    yield;
    return silence(1, 100);
  }
  const parts = (more: Partial<MusicParts> = {}): MusicParts => ({
    storage,
    createPlayer,
    make,
    pause: () => Promise.resolve(),
    ...more,
  });
  return { parts, heard, createPlayer, kept };
}

describe('The music while one waits', () => {
  test('begins by a press alone, and is remembered', async () => {
    const browser = aBrowser();
    const music = createMusic(browser.parts());
    expect(music.state.read()).toEqual({ piece: null, volume: 0.6, phase: 'off' });
    expect(browser.createPlayer).not.toHaveBeenCalled();
    music.choose('rain');
    expect(music.state.read().phase).toBe('preparing');
    await vi.waitFor(() => expect(music.state.read().phase).toBe('playing'));
    music.setVolume(0.3);
    expect(browser.heard).toEqual(['begins at 0.6', 'now at 0.3']);

    const after = createMusic(browser.parts());
    expect(after.state.read()).toEqual({ piece: 'rain', volume: 0.3, phase: 'waiting' });
    expect(browser.createPlayer).toHaveBeenCalledTimes(1);
  });

  test('is switched off, and stays off', async () => {
    const browser = aBrowser();
    const music = createMusic(browser.parts());
    music.choose('piano');
    await vi.waitFor(() => expect(music.state.read().phase).toBe('playing'));
    music.choose(null);
    expect(browser.heard).toEqual(['begins at 0.6', 'fades']);
    expect(createMusic(browser.parts()).state.read()).toMatchObject({ piece: null, phase: 'off' });
  });

  test('of two presses the last one counts', async () => {
    const browser = aBrowser();
    const music = createMusic(browser.parts());
    music.choose('piano');
    music.choose('sea');
    await vi.waitFor(() => expect(music.state.read().phase).toBe('playing'));
    expect(browser.heard).toEqual(['begins at 0.6']);
    expect(music.state.read().piece).toBe('sea');
  });

  test('ends with the wait, and waits for a press when the wait goes on', async () => {
    const browser = aBrowser();
    const music = createMusic(browser.parts());
    music.choose('harp');
    await vi.waitFor(() => expect(music.state.read().phase).toBe('playing'));
    music.close();
    expect(browser.heard).toEqual(['begins at 0.6', 'fades', 'closes']);
    expect(music.state.read()).toMatchObject({ piece: 'harp', phase: 'waiting' });
  });

  test('says so where the browser can’t', () => {
    const browser = aBrowser();
    const music = createMusic(
      browser.parts({
        createPlayer: () => {
          throw new Error('no sound here');
        },
      }),
    );
    music.choose('rain');
    expect(music.state.read().phase).toBe('failed');
  });

  test('takes nothing that it hasn’t kept itself', () => {
    const browser = aBrowser();
    for (const text of ['{', '"rain"', '{"piece":"horn","volume":7}', '[]']) {
      browser.kept.set('anteroom-music', text);
      expect(createMusic(browser.parts()).state.read()).toEqual({ piece: null, volume: 0.6, phase: 'off' });
    }
  });
});
