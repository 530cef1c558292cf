import type { LocalMedia } from '@anteroom/media';

/** Loads what waiting at the door and the call need while the person types. */
export async function prefetchVisit(): Promise<void> {
  await import('../guest/mount.tsx').catch(() => null);
}

/**
 * Goes on to the door without loading a page, so that the camera keeps running; where that can't be, loads it.
 * @param visit path of the visit's page
 * @param local the running camera and microphone, which go on
 */
export async function handOverVisit(visit: string, local: LocalMedia): Promise<void> {
  const place = document.querySelector<HTMLElement>('#page');
  try {
    if (place === null) throw new Error('The page has no place for the visit.');
    const { mountVisit } = await import('../guest/mount.tsx');
    history.replaceState(null, '', visit);
    document.body.dataset['page'] = 'visit';
    place.replaceChildren();
    await mountVisit(place, local);
  } catch {
    local.close();
    location.assign(visit);
  }
}
