import { composedSize } from './composer.ts';
import type { FromWorker, ToWorker } from './background-message.ts';

/** How pictures get from a camera to the worker and back: by streams past the page, or one by one through it. */
export interface PictureWay {
  /** What goes out. Its settings are the camera's. */
  readonly track: MediaStreamTrack;
  readonly streams: { readonly from: ReadableStream<VideoFrame>; readonly to: WritableStream<VideoFrame> } | null;
  /** What the worker wants of the page. */
  hear(message: FromWorker, port: MessagePort): void;
  close(): void;
}

/** Chromium has both; TypeScript knows neither, since the standard has them in workers alone. */
declare const MediaStreamTrackProcessor:
  | (new (options: { track: MediaStreamTrack; maxBufferSize: number }) => {
      readonly readable: ReadableStream<VideoFrame>;
    })
  | undefined;
declare const MediaStreamTrackGenerator:
  | (new (options: { kind: 'video' }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> })
  | undefined;

/** Opens the better one of what the browser has. */
export function openPictureWay(camera: MediaStreamTrack): PictureWay {
  const way = byStreams(camera) ?? byThePage(camera);
  const { track } = way;
  track.contentHint = camera.contentHint;
  // How high a picture is decides how much smaller it is sent, and where the camera looks whether it is mirrored; what is made
  // by a page knows neither.
  track.getSettings = () => {
    const settings = camera.getSettings();
    const { width, height } = settings;
    return width === undefined || height === undefined ? settings : { ...settings, ...composedSize({ width, height }) };
  };
  return way;
}

function byStreams(camera: MediaStreamTrack): PictureWay | null {
  if (typeof MediaStreamTrackProcessor === 'undefined' || typeof MediaStreamTrackGenerator === 'undefined') return null;
  // A late picture is of no use: only the latest one is kept.
  const { readable } = new MediaStreamTrackProcessor({ track: camera, maxBufferSize: 1 });
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  return {
    track,
    streams: { from: readable, to: track.writable },
    hear: () => undefined,
    close: () => track.stop(),
  };
}

function byThePage(camera: MediaStreamTrack): PictureWay {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([camera]);
  void video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream().getVideoTracks();
  if (context === null || track === undefined) throw new Error('This browser makes no stream of pictures.');
  let isClosed = false;

  async function answer(port: MessagePort): Promise<void> {
    const isThere = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0;
    const picture = isThere ? await createImageBitmap(video).catch(() => null) : null;
    if (isClosed) return picture?.close();
    port.postMessage({ picture } satisfies ToWorker, picture === null ? [] : [picture]);
  }

  function draw(picture: ImageBitmap): void {
    if (canvas.width !== picture.width || canvas.height !== picture.height) {
      canvas.width = picture.width;
      canvas.height = picture.height;
    }
    context?.drawImage(picture, 0, 0);
    picture.close();
  }

  return {
    track,
    streams: null,
    hear(message, port) {
      if (message.says === 'next') void answer(port);
      if (message.says === 'picture') draw(message.picture);
    },
    close() {
      isClosed = true;
      track.stop();
      video.srcObject = null;
    },
  };
}
