import type { Drawing } from '../board/drawing.ts';

/** Red stands out on most of what is shown. */
export const firstDrawing: Drawing = { pen: 'pen', colour: 'red' };

/** The picture that lies under what is drawn, with its shape; null while there is none yet. */
export function pictureIn(section: HTMLElement): { readonly image: CanvasImageSource; readonly ratio: number } | null {
  const image = section.querySelector('.shared-video, .shared-image');
  if (image instanceof HTMLVideoElement && image.videoWidth > 0) {
    return { image, ratio: image.videoWidth / image.videoHeight };
  }
  if (image instanceof HTMLCanvasElement && image.width > 0) return { image, ratio: image.width / image.height };
  return null;
}
