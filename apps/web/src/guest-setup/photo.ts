import type { LocalMedia } from '@anteroom/media';
import { firstWithPicture } from './first-picture.ts';

/** The photo that a guest shows at the door; nothing leaves the browser before they knock (C11). */
export interface GuestPhoto {
  /** A JPEG in base64; null while none was taken. */
  read(): string | null;
  /** Says that the room asks for one. */
  showMissing(): void;
  close(): void;
}

/** Longer side of the photo, in pixels, and how well it is kept: some 30 kB, far below the limit. */
const longest = 480;
const quality = 0.82;

/** Takes hold of the card with the photo; without one on the page nothing is ever taken. */
export function bindPhoto(document: Document, local: LocalMedia): GuestPhoto {
  const card = document.querySelector<HTMLElement>('[data-photo]');
  const picture = card?.querySelector<HTMLImageElement>('[data-photo-picture]') ?? null;
  const take = card?.querySelector<HTMLButtonElement>('[data-take-photo]') ?? null;
  const drop = card?.querySelector<HTMLButtonElement>('[data-drop-photo]') ?? null;
  let taken: string | null = null;
  let address: string | null = null;
  /** A press that waits for the camera's first picture; it ends with the camera. */
  let waiting: AbortController | null = null;

  function show(): void {
    const isOn = local.view().camera.status === 'on';
    if (!isOn) waiting?.abort();
    if (take !== null) take.disabled = !isOn;
    if (picture !== null) picture.hidden = taken === null;
    if (drop !== null) drop.hidden = taken === null;
    for (const words of take?.querySelectorAll<HTMLElement>('[data-first]') ?? []) words.hidden = taken !== null;
    for (const words of take?.querySelectorAll<HTMLElement>('[data-again]') ?? []) words.hidden = taken === null;
    if (taken !== null) showMissing(false);
  }

  function showMissing(shown: boolean): void {
    const text = card?.querySelector<HTMLElement>('[data-photo-missing]');
    if (text != null) text.hidden = !shown;
    if (shown) (take?.disabled === false ? take : card)?.scrollIntoView({ block: 'center' });
    if (shown && take?.disabled === false) take.focus();
  }

  function forget(): void {
    if (address !== null) URL.revokeObjectURL(address);
    address = null;
    taken = null;
  }

  async function keep(video: HTMLVideoElement): Promise<void> {
    const photo = await takePhoto(video);
    if (photo === null) return;
    forget();
    taken = await base64Of(photo);
    address = URL.createObjectURL(photo);
    if (picture !== null) picture.src = address;
    show();
  }

  take?.addEventListener('click', () => {
    waiting?.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    void firstWithPicture([...document.querySelectorAll<HTMLVideoElement>('video[data-preview]')], signal).then(
      (video) => (signal.aborted ? undefined : keep(video)),
    );
  });
  drop?.addEventListener('click', () => {
    forget();
    show();
    take?.focus();
  });
  const stop = local.subscribe(show);
  show();

  return {
    read: () => taken,
    showMissing: () => showMissing(true),
    close() {
      stop();
      waiting?.abort();
      forget();
    },
  };
}

/** The picture of this moment as a JPEG; null where the browser makes none. */
function takePhoto(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, longest / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** The bytes as base64, without line breaks. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
