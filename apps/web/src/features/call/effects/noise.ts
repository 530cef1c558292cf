import net from '@jitsi/rnnoise-wasm/dist/rnnoise.wasm?url';
import { suppressNoise } from '@anteroom/media/noise';
import type { QuietSound } from '@anteroom/media/noise';
import worklet from './noise-worklet.ts?worker&url';

/** Loaded when somebody asks for it: the net alone is 110 kB. */
export function withoutNoise(
  microphone: MediaStreamTrack,
  onEnd: (reason: 'too-slow' | 'failed') => void,
): Promise<QuietSound> {
  return suppressNoise(microphone, { worklet, net, onEnd });
}
