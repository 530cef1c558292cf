/** How long sound may take to begin, in milliseconds; a machine without an output never begins. */
const patience = 3_000;

/**
 * Plays two soft notes, so that a person knows that they will hear the other.
 * @returns whether they were played: not where the browser can't, or the machine has no way to sound
 */
export async function playTone(): Promise<boolean> {
  if (!('AudioContext' in globalThis)) return false;
  const context = new AudioContext();
  try {
    if (!(await begins(context))) return false;
    await Promise.all([523.25, 659.25].map((frequency, index) => playNote(context, frequency, index * 0.35)));
    return true;
  } catch {
    return false;
  } finally {
    void context.close();
  }
}

/** Whether time goes on in it: Firefox says neither yes nor no where there is no output. */
function begins(context: AudioContext): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), patience);
    void context.resume().then(
      () => resolve(true),
      () => resolve(false),
    );
  });
}

function playNote(context: AudioContext, frequency: number, delay: number): Promise<unknown> {
  const start = context.currentTime + delay;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.25, start + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
  gain.connect(context.destination);
  const note = new OscillatorNode(context, { frequency });
  note.connect(gain);
  note.start(start);
  note.stop(start + 0.6);
  return new Promise((resolve) => note.addEventListener('ended', resolve));
}
