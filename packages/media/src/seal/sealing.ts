import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { LineOwner } from './frame-opener.ts';
import type { FrameKey } from './frame-sealer.ts';
import type { FromSealer, SealOptions, ToSealer } from './seal-message.ts';

/** Seals and opens frames on their way between browser and media server (C7), in a worker of its own. */
export interface Sealing {
  /** From now on nothing of this sender goes out unsealed; without a key nothing at all. */
  seal(sender: Pick<RTCRtpSender, 'transform'>, kind: MediaKind): void;
  /** From now on nothing of this receiver is shown that doesn't open with a key of whom the line belongs to. */
  open(receiver: Pick<RTCRtpReceiver, 'transform'>, line: string): void;
  /** Whose a line is from now on; null: nobody's, and nothing opens. */
  setLine(line: string, of: LineOwner | null): void;
  /** Seals with this key from now on. */
  use(key: FrameKey): void;
  /** Somebody's newest key. */
  add(owner: ParticipantId, key: FrameKey): void;
  forget(owner: ParticipantId): void;
  /** Told when the first frame of somebody opened on a line; returns the way to stop it. */
  onOpened(listener: (line: string, of: LineOwner) => void): () => void;
  /** Told over and over while frames of somebody come for whom there is no key; returns the way to stop it. */
  onMissing(listener: (owner: ParticipantId) => void): () => void;
  close(): void;
}

/** @param startWorker starts `seal-worker.ts` */
export function createSealing(startWorker: () => Worker): Sealing {
  const worker = startWorker();
  const listeners = new Set<(line: string, of: LineOwner) => void>();
  const missers = new Set<(owner: ParticipantId) => void>();
  const tell = (message: ToSealer): void => worker.postMessage(message);
  const transform = (options: SealOptions): RTCRtpScriptTransform => new RTCRtpScriptTransform(worker, options);

  worker.onmessage = ({ data }: MessageEvent<FromSealer>) => {
    if (data.says === 'missing') return [...missers].forEach((listener) => listener(data.owner));
    const { line, owner, kind } = data;
    for (const listener of [...listeners]) listener(line, { owner, kind });
  };

  return {
    seal(sender, kind) {
      sender.transform = transform({ side: 'seal', kind });
    },
    open(receiver, line) {
      receiver.transform = transform({ side: 'open', line });
    },
    setLine: (line, of) => tell({ says: 'line', line, of }),
    use: (key) => tell({ says: 'use', key }),
    add: (owner, key) => tell({ says: 'key', owner, key }),
    forget: (owner) => tell({ says: 'forget', owner }),
    onOpened(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMissing(listener) {
      missers.add(listener);
      return () => missers.delete(listener);
    },
    close() {
      listeners.clear();
      missers.clear();
      worker.terminate();
    },
  };
}
