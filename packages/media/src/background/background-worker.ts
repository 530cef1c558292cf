import type { Beginning, FromWorker, ToWorker } from './background-message.ts';
import { createComposer } from './composer.ts';
import type { Composer } from './composer.ts';
import { kernelBytes } from './net/kernels.ts';
import { createPaceMeter } from './pace-meter.ts';
import { createSegmenter } from './segmenter.ts';

/** Between two pictures that the page is asked for, in milliseconds: twenty-four a second. */
const rhythm = 1000 / 24;

addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (port !== undefined && isBeginning(data)) void begin(data, port);
});

/** Only our own page speaks to this worker; this tells its first message from others. */
function isBeginning(data: unknown): data is Beginning {
  return typeof data === 'object' && data !== null && 'model' in data && 'scene' in data;
}

async function begin({ model, scene, streams }: Beginning, port: MessagePort): Promise<void> {
  const tell = (message: FromWorker, things: Transferable[] = []): void => port.postMessage(message, things);
  try {
    const kernels = await WebAssembly.compile(kernelBytes());
    const composer = createComposer(createSegmenter(new Uint8Array(model), kernels), scene);
    const asked = listen(port, composer);
    const meter = createPaceMeter((pace) => tell({ says: 'pace', pace }));
    if (streams !== null) await flow(streams, composer, meter.done, () => tell({ says: 'first' }));
    else await ask(asked, composer, meter.done, tell);
  } catch {
    tell({ says: 'failed' });
  }
}

/** Hears the page; answers the way to its next picture. */
function listen(port: MessagePort, composer: Composer): () => Promise<ImageBitmap | null> {
  let take: ((picture: ImageBitmap | null) => void) | null = null;
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    if ('scene' in data) composer.show(data.scene);
    else take?.(data.picture);
  };
  return () => new Promise((resolve) => (take = resolve));
}

type Done = (began: number, ended: number) => void;

/** Pictures flow from the camera to the connection, past the page. Ends with the camera. */
async function flow(
  { from, to }: NonNullable<Beginning['streams']>,
  composer: Composer,
  done: Done,
  onFirst: () => void,
): Promise<void> {
  const reader = from.getReader();
  const writer = to.getWriter();
  let isFirst = true;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const frame = next.value;
    const began = performance.now();
    const { timestamp } = frame;
    const composed = composer.compose(frame, { width: frame.displayWidth, height: frame.displayHeight });
    frame.close();
    const picture = new VideoFrame(composed, { timestamp });
    done(began, performance.now());
    await writer.write(picture);
    if (isFirst) onFirst();
    isFirst = false;
  }
}

/** Asks the page for each picture, in a rhythm that no browser slows down while the page is hidden. Ends with the worker. */
async function ask(
  asked: () => Promise<ImageBitmap | null>,
  composer: Composer,
  done: Done,
  tell: (message: FromWorker, things?: Transferable[]) => void,
): Promise<never> {
  let isFirst = true;
  for (;;) {
    const began = performance.now();
    const coming = asked();
    tell({ says: 'next' });
    const picture = await coming;
    if (picture !== null) {
      const composed = composer.compose(picture, picture).transferToImageBitmap();
      picture.close();
      tell({ says: 'picture', picture: composed }, [composed]);
      done(began, performance.now());
      if (isFirst) tell({ says: 'first' });
      isFirst = false;
    }
    const left = rhythm - (performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
  }
}
