/** Shows how loud the microphone is. */
export interface LevelMeter {
  /** Calls `show` with 0 to 1, some fifteen times a second, until it is stopped or follows another. */
  follow(stream: MediaStream, show: (level: number) => void): void;
  stop(): void;
}

/** Makes a meter; it does nothing in a browser without Web Audio. */
export function createLevelMeter(): LevelMeter {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    void context?.close();
    context = null;
  }

  return {
    stop,
    follow(stream, show) {
      stop();
      if (stream.getAudioTracks().length === 0 || !('AudioContext' in globalThis)) return;
      context = new AudioContext();
      const analyser = context.createAnalyser();
      analyser.fftSize = 512;
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        show(levelOf(samples));
      }, 66);
    },
  };
}

/** The level of a stretch of sound from 0 (−60 dB or less) to 1 (−10 dB or more). */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(Math.max(power, 1e-12));
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
