/** The kind of file that this browser records, with its codecs; null where it can't record. */
export function recordingType(): string | null {
  if (!('MediaRecorder' in globalThis) || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  const kinds = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'];
  return kinds.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}
