import type { Tested } from '@anteroom/domain';
import { createLocalMedia, type DeviceState, type LocalMedia } from '@anteroom/media';
import { createLevelMeter } from '../setup/level-meter.ts';
import { playTone } from '../ui/tone.ts';
import type { Rows } from './rows.ts';

/** What is known of camera, microphone and speaker. */
export interface DeviceFindings {
  readonly camera: Tested;
  readonly microphone: Tested;
  readonly speaker: Tested;
}

export interface DeviceTests {
  found(): DeviceFindings;
  /** Tests camera and microphone; is done when both are known. */
  run(): Promise<void>;
  close(): void;
}

/** A voice on the meter's scale from 0 to 1, and how long one is waited for, in milliseconds. */
const voice = 0.3;
const patience = 8_000;

/** Tests the devices of somebody (E8). */
export function createDeviceTests(document: Document, rows: Rows, onChange: () => void): DeviceTests {
  const meter = createLevelMeter();
  let local: LocalMedia | null = null;
  let found: DeviceFindings = { camera: 'unknown', microphone: 'unknown', speaker: 'unknown' };
  const note = (change: Partial<DeviceFindings>): void => {
    found = { ...found, ...change };
    onChange();
  };

  function showCamera(state: DeviceState, track: MediaStreamTrack | null): void {
    const picture = document.querySelector<HTMLVideoElement>('video[data-picture]');
    if (picture !== null) {
      picture.hidden = track === null;
      picture.srcObject = track === null ? null : new MediaStream([track]);
    }
    if (state.status === 'refused') rows.set('camera', 'bad', wordsFor(state));
    else rows.set('camera', 'good', 'good');
    note({ camera: state.status === 'refused' ? 'broken' : 'works' });
  }

  function hear(track: MediaStreamTrack): Promise<void> {
    rows.set('microphone', 'running', 'ask');
    return new Promise((resolve) => {
      let heard = false;
      const timer = setTimeout(() => {
        if (heard) return;
        rows.set('microphone', 'bad', 'silent');
        note({ microphone: 'impaired' });
        resolve();
      }, patience);
      // Goes on after the verdict: whoever speaks up then is heard.
      meter.follow(new MediaStream([track]), (level) => {
        showLevel(document, level);
        if (heard || level <= voice) return;
        heard = true;
        clearTimeout(timer);
        rows.set('microphone', 'good', 'good');
        note({ microphone: 'works' });
        resolve();
      });
    });
  }

  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const answer = target.closest<HTMLElement>('[data-heard]')?.dataset['heard'];
    if (target.closest('[data-play]') !== null)
      void playTone().then((isPlayed) => (isPlayed ? ask() : answered(false)));
    else if (answer !== undefined) answered(answer === 'yes');
  });

  function ask(): void {
    for (const button of document.querySelectorAll<HTMLElement>('[data-heard]')) button.hidden = false;
  }

  function answered(isHeard: boolean): void {
    rows.set('speaker', isHeard ? 'good' : 'bad', isHeard ? 'good' : 'silent');
    note({ speaker: isHeard ? 'works' : 'broken' });
  }

  function close(): void {
    meter.stop();
    local?.close();
    local = null;
  }

  return {
    found: () => found,
    async run() {
      close();
      local = createLocalMedia();
      for (const check of ['camera', 'microphone'] as const) rows.set(check, 'running', 'running');
      rows.set('speaker', 'waiting', 'ask');
      await local.open({ camera: true, microphone: true });
      const { camera, microphone, tracks } = local.view();
      showCamera(camera, tracks.video);
      if (tracks.audio !== null) return hear(tracks.audio);
      rows.set('microphone', 'bad', wordsFor(microphone));
      note({ microphone: 'broken' });
    },
    close,
  };
}

function wordsFor(state: DeviceState): string {
  if (state.status !== 'refused') return 'busy';
  return state.reason === 'unsupported' ? 'insecure' : state.reason;
}

function showLevel(document: Document, level: number): void {
  for (const bars of document.querySelectorAll('[data-meter]')) {
    [...bars.children].forEach((bar, index) => bar.classList.toggle('on', index < level * bars.children.length));
  }
}
