import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import { chromium, firefox } from '../browsers.ts';

const rate = 16_000;
/** What is said, over and over: a short tone, and then nothing, in seconds. */
const tone = 0.1;
const whole = 2;

/**
 * How a browser is launched whose microphone is that of somebody who says little. Chromium's usual fake one beeps so often that a
 * line never rests, and in a call of eight what all say to all takes a small machine whole. Firefox knows no other than its own,
 * which hums.
 */
export async function quietBrowser(
  { browserName }: { readonly browserName: string },
  use: (options: LaunchOptions) => Promise<void>,
): Promise<void> {
  await use(browserName === 'firefox' ? firefox : quietChromium());
}

function quietChromium(): LaunchOptions {
  const folder = join(tmpdir(), 'anteroom-journeys');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'says-little.wav');
  // Whole when it gets its name: a browser of another journey may read it.
  const fresh = `${file}.${String(process.pid)}`;
  writeFileSync(fresh, says());
  renameSync(fresh, file);
  return { ...chromium, args: [...(chromium.args ?? []), `--use-file-for-fake-audio-capture=${file}`] };
}

/** A RIFF file of one channel with 16 bits a sample. */
function says(): Buffer {
  const samples = new Int16Array(rate * whole);
  for (let at = 0; at < rate * tone; at += 1)
    samples[at] = Math.round(8_000 * Math.sin((2 * Math.PI * 440 * at) / rate));
  const sound = Buffer.from(samples.buffer);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
