import type { StayView } from '@anteroom/protocol';
import { useEffect, useState } from 'react';
import { readClinicLinks, type ClinicLink } from './clinic-links.ts';

/** The page's clinic: its slug, and what stands at the foot. */
export interface FollowedClinic {
  readonly slug: string;
  readonly links: readonly ClinicLink[];
}

/**
 * The clinic whose page this is: the one that the page was opened for, until the caller is transferred. Then everything
 * round the page is that of the clinic where they are, and the page keeps its camera and its language (S8).
 */
export function useFollowedClinic(
  view: Pick<StayView, 'clinic' | 'status'> | null,
  opened: FollowedClinic,
): FollowedClinic {
  const [followed, setFollowed] = useState(opened);
  const slug = view === null || view.status === 'transferred' ? followed.slug : view.clinic.slug;
  useEffect(() => {
    if (slug === followed.slug) return;
    const stop = new AbortController();
    void takeOver(followed.slug, slug, stop.signal).then((links) => {
      // Without an answer the words of the page still are right, and a refresh brings the rest.
      if (!stop.signal.aborted && links !== null) setFollowed({ slug, links });
    });
    return () => stop.abort();
  }, [slug, followed.slug]);
  return slug === followed.slug ? followed : { slug, links: [] };
}

/** What of the page the server writes for a clinic. */
const parts = ['header.top', '.emergency'] as const;

async function takeOver(before: string, slug: string, signal: AbortSignal): Promise<readonly ClinicLink[] | null> {
  try {
    // By the clinic before: the cookie bears its name, and the server gives it the other one on the way.
    const answer = await fetch(`/c/${before}/wait`, { headers: { accept: 'text/html' }, signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok || page.body.dataset['clinic'] !== slug) return null;
    for (const part of parts) {
      const next = page.querySelector(part);
      if (next !== null) document.querySelector(part)?.replaceWith(document.importNode(next, true));
    }
    wearBrandOf(page);
    document.title = page.title;
    document.body.dataset['clinic'] = slug;
    history.replaceState(null, '', `/c/${slug}/wait`);
    return readClinicLinks(page);
  } catch {
    return null;
  }
}

/** The sheet with the clinic's accent; the look by day or night stays as the person has it. */
function wearBrandOf(page: Document): void {
  const brand = 'link[rel="stylesheet"][href^="/brand/"]';
  const next = page.querySelector(brand);
  document.querySelector(brand)?.remove();
  if (next !== null) document.head.append(document.importNode(next, true));
}
