/**
 * Speech is made clear of noise and kept equally loud; music is left as it is, but for the echo, where the browser can change
 * that while the microphone runs.
 */
export function processSound(track: MediaStreamTrack | null, sound: 'speech' | 'music'): void {
  if (track === null) return;
  const isSpeech = sound === 'speech';
  const before = track.contentHint;
  track.contentHint = sound;
  // Where nobody chose music there is nothing to change.
  if (isSpeech && before !== 'music') return;
  const wanted = { echoCancellation: true, noiseSuppression: isSpeech, autoGainControl: isSpeech };
  // Where it can't, the bits that go out are enough of a difference.
  track.applyConstraints({ ...track.getConstraints(), ...wanted }).catch(() => undefined);
}
