/** Plays two soft notes, so that a person knows that they will hear the other. */
export async function playTone(): Promise<void> {
  if (!('AudioContext' in globalThis)) return;
  const context = new AudioContext();
  const notes = [523.25, 659.25].map((frequency, index) => {
    const start = context.currentTime + index * 0.35;
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
  });
  await Promise.all(notes);
  await context.close();
}
