/** Takes sound in pieces of one length and works on it in pieces of another, a constant time late. */
export interface FrameBuffer {
  /** Takes a piece in and puts one of the same length, worked on, in its place. */
  pass(piece: Float32Array): void;
}

/**
 * Makes one that begins with silence, one frame long.
 * @param frameLength samples that are worked on at a time
 * @param work changes a frame in place
 */
export function createFrameBuffer(frameLength: number, work: (frame: Float32Array) => void): FrameBuffer {
  const incoming = new Float32Array(frameLength);
  const outgoing = new Float32Array(frameLength);
  let filled = 0;
  return {
    pass(piece) {
      for (let index = 0; index < piece.length; index += 1) {
        const sample = piece[index] ?? 0;
        piece[index] = outgoing[filled] ?? 0;
        incoming[filled] = sample;
        filled += 1;
        if (filled < frameLength) continue;
        outgoing.set(incoming);
        work(outgoing);
        filled = 0;
      }
    },
  };
}
