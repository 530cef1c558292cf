import type { LocalMedia } from '@anteroom/media';
import { playTone } from '../ui/tone.ts';
import { createLevelMeter } from './level-meter.ts';

type Check = 'microphone' | 'speaker' | 'connection';
type Verdict = 'waiting' | 'good' | 'bad' | 'weak';

/** Loud enough to be a voice, on the meter's scale from 0 to 1. */
const voice = 0.3;

export interface BoundChecks {
  /** What was measured of the connection; null while it is being measured. */
  showConnection(outcome: 'good' | 'weak' | null): void;
  stop(): void;
}

/** The checks of the second step; none of them stops anybody from going on. */
export function bindChecks(document: Document, local: LocalMedia): BoundChecks {
  const meter = createLevelMeter();

  function show(check: Check, verdict: Verdict): void {
    const item = document.querySelector<HTMLElement>(`[data-check="${check}"]`);
    if (item === null) return;
    item.dataset['state'] = verdict;
    for (const text of item.querySelectorAll<HTMLElement>('[data-when]')) {
      text.hidden = text.dataset['when'] !== verdict;
    }
  }

  let followed: MediaStreamTrack | null = null;
  const follow = (): void => {
    const { microphone, tracks } = local.view();
    if (microphone.status === 'refused') show('microphone', 'bad');
    const track = microphone.status === 'on' ? tracks.audio : null;
    if (track === followed) return;
    followed = track;
    if (track === null) meter.stop();
    else meter.follow(new MediaStream([track]), showLevel);
  };
  local.subscribe(follow);
  follow();

  function showLevel(level: number): void {
    if (level > voice) show('microphone', 'good');
    for (const bars of document.querySelectorAll('[data-meter]')) {
      [...bars.children].forEach((bar, index) => bar.classList.toggle('on', index < level * bars.children.length));
    }
  }

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-play]') === null) return;
    void playTone().then((isPlayed) => show('speaker', isPlayed ? 'good' : 'bad'));
  });

  let measured: 'good' | 'weak' | null = 'good';
  const checkConnection = (): void => show('connection', navigator.onLine ? (measured ?? 'waiting') : 'bad');
  checkConnection();
  addEventListener('online', checkConnection);
  addEventListener('offline', checkConnection);

  return {
    showConnection(outcome) {
      measured = outcome;
      checkConnection();
    },
    stop: () => meter.stop(),
  };
}
