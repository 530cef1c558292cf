import type { Beginning, FromWorker, ToWorker } from './background-message.ts';
import { isTooSlowForPictures } from './judge-pace.ts';
import type { Pace } from './judge-pace.ts';
import { openPictureWay } from './picture-ways.ts';
import type { PictureWay } from './picture-ways.ts';
import type { Scene } from './scene.ts';

/** A camera's picture with another background. */
export interface DressedPicture {
  readonly track: MediaStreamTrack;
  /** From the next picture on. */
  show(scene: Scene): void;
  /** Stops the work; the camera goes on. */
  close(): void;
}

/** Why it ended by itself; from then on nothing comes out. */
export type BackgroundEnd = 'too-slow' | 'failed';

export interface BackgroundParts {
  /** Starts the worker that holds `background-worker.ts`. */
  startWorker(): Worker;
  /** Address of the net that finds people. */
  readonly model: string;
  onEnd(reason: BackgroundEnd): void;
}

/**
 * Puts another background behind whoever is before a camera (C5), in a worker. Answers when the first picture went out.
 * @throws where the browser can't, or the worker doesn't start
 */
export async function replaceBackground(
  camera: MediaStreamTrack,
  scene: Scene,
  parts: BackgroundParts,
): Promise<DressedPicture> {
  const answer = await fetch(parts.model);
  if (!answer.ok) throw new Error(`The net answers ${String(answer.status)}.`);
  const model = await answer.arrayBuffer();
  const worker = parts.startWorker();
  const { port1: port, port2 } = new MessageChannel();
  let way: PictureWay | null = null;
  const close = (): void => {
    port.close();
    worker.terminate();
    way?.close();
  };
  try {
    way = openPictureWay(camera);
    const { track, streams } = way;
    const begun = hear({ port, worker, way, onEnd: parts.onEnd });
    const beginning: Beginning = { model, scene, streams };
    worker.postMessage(beginning, [model, port2, ...(streams === null ? [] : [streams.from, streams.to])]);
    await begun;
    return { track, show: (next) => port.postMessage({ scene: next } satisfies ToWorker), close };
  } catch (problem) {
    close();
    throw problem;
  }
}

/** Where there is no picture by then, something went wrong that nobody tells of; in milliseconds. */
const patience = 30_000;

interface Ear {
  readonly port: MessagePort;
  readonly worker: Worker;
  readonly way: PictureWay;
  onEnd(reason: BackgroundEnd): void;
}

/** Resolves with the first picture; what ends it before rejects, later it is told. */
function hear({ port, worker, way, onEnd }: Ear): Promise<void> {
  let paces: readonly Pace[] = [];
  let isBegun = false;
  return new Promise((resolve, reject) => {
    const end = (reason: BackgroundEnd): void => {
      if (isBegun) onEnd(reason);
      else reject(new Error(reason));
    };
    const late = setTimeout(() => end('failed'), patience);
    worker.onerror = () => end('failed');
    port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      way.hear(data, port);
      if (data.says === 'failed') end('failed');
      if (data.says === 'first') {
        isBegun = true;
        clearTimeout(late);
        resolve();
      }
      if (data.says !== 'pace') return;
      paces = [...paces, data.pace].slice(-10);
      if (isTooSlowForPictures(paces)) end('too-slow');
    };
  });
}
