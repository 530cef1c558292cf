import { browserClock } from '../clock.ts';
import { createFrameOpener } from './frame-opener.ts';
import type { LineOwner } from './frame-opener.ts';
import { createFrameSealer } from './frame-sealer.ts';
import { createGaps } from './gaps.ts';
import type { FromSealer, SealOptions, ToSealer } from './seal-message.ts';

/** One frame on its way, as both browsers have it (WebRTC Encoded Transform). */
interface EncodedFrame {
  data: ArrayBuffer;
  /** Of a picture alone: whether it can be drawn without those before it. */
  readonly type?: 'key' | 'delta' | 'empty';
}

interface Transformer {
  readonly readable: ReadableStream<EncodedFrame>;
  readonly writable: WritableStream<EncodedFrame>;
  readonly options: SealOptions;
  /** Asks who sends for a picture that can be drawn without those before it. Rejects where none is received any more; older browsers lack it. */
  readonly sendKeyFrameRequest?: () => Promise<void>;
}

type Change = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer> | null>;

const sealer = createFrameSealer(crypto);
const opener = createFrameOpener(crypto, browserClock, (owner) => say({ says: 'missing', owner }));
const lines = new Map<string, LineOwner>();
/** Whose frames have opened on each line. */
const opened = new Map<string, LineOwner>();

addEventListener('message', ({ data }: MessageEvent<ToSealer>) => {
  switch (data.says) {
    case 'use':
      return void sealer.use(data.key);
    case 'key':
      return void opener.add(data.owner, data.key);
    case 'forget':
      return opener.forget(data.owner);
    case 'line':
      if (data.of === null) lines.delete(data.line);
      else lines.set(data.line, data.of);
      return void opened.delete(data.line);
  }
});

addEventListener('rtctransform', (event) => {
  if (!isTransformEvent(event)) return;
  const { transformer } = event;
  const { readable, writable, options } = transformer;
  const change: Change =
    options.side === 'seal' ? (bytes) => sealer.seal(options.kind, bytes) : (bytes) => open(options.line, bytes);
  const gaps = createGaps(() => void transformer.sendKeyFrameRequest?.().catch(() => undefined));
  // Ends with the connection.
  readable
    .pipeThrough(changing(change, options.side === 'open' ? gaps.see : () => undefined))
    .pipeTo(writable)
    .catch(() => undefined);
});

function say(message: FromSealer): void {
  postMessage(message);
}

/** Only browsers send this event, and their transformers have what the page gave them. */
function isTransformEvent(event: Event): event is Event & { readonly transformer: Transformer } {
  return 'transformer' in event;
}

/** What comes of a frame goes on; where nothing does, the frame ends here. */
function changing(
  change: Change,
  see: (frame: Pick<EncodedFrame, 'type'>, passed: boolean) => void,
): TransformStream<EncodedFrame, EncodedFrame> {
  return new TransformStream({
    async transform(frame, controller) {
      const bytes = await change(new Uint8Array(frame.data));
      see(frame, bytes !== null);
      if (bytes === null) return;
      frame.data = bytes.buffer;
      controller.enqueue(frame);
    },
  });
}

async function open(line: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const of = lines.get(line);
  if (of === undefined) return null;
  const plain = await opener.open(of, bytes);
  // Whose picture waited for its key may have given the line to somebody else meanwhile.
  if (plain === null || lines.get(line) !== of) return null;
  if (opened.get(line) !== of) {
    opened.set(line, of);
    say({ says: 'opened', line, ...of });
  }
  return plain;
}
