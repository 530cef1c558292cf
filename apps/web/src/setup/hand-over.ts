import type { LocalMedia } from '@anteroom/media';
import { readClinicLinks } from '../features/stay/clinic-links.ts';

/** Loads what waiting and the call need while the person types, so that pressing the button shows the next page at once. */
export async function prefetchCallerApp(): Promise<void> {
  await import('../caller/mount.tsx').catch(() => null);
}

/**
 * Goes on to the waiting page without loading it anew, so that the camera keeps running; where that can't be, loads it.
 * @param wait path of the waiting page
 * @param local the running camera and microphone, which go on
 */
export async function handOver(wait: string, local: LocalMedia): Promise<void> {
  const place = document.querySelector<HTMLElement>('#page');
  try {
    if (place === null) throw new Error('The page has no place for the waiting page.');
    const { mountCallerApp } = await import('../caller/mount.tsx');
    // Back leads to the clinic link, which leads here again while the stay goes on.
    history.replaceState(null, '', wait);
    document.body.dataset['page'] = 'wait';
    const links = readClinicLinks(place);
    place.replaceChildren();
    await mountCallerApp(place, local, links);
  } catch {
    local.close();
    location.assign(wait);
  }
}
