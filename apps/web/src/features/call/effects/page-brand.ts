import type { Brand } from '@anteroom/media/background-scene';

/** How the clinic looks whose page this is: its colour by day, and its logo where it has one of its own. */
export async function readPageBrand(): Promise<Brand> {
  return { colour: accentOf(document), logo: await logoOf(document) };
}

/** The sheet of the clinic has set it; asked of an element, since the name alone would answer with both, by day and by night. */
function accentOf(page: Document): string {
  const probe = page.createElement('span');
  probe.hidden = true;
  probe.style.colorScheme = 'light';
  probe.style.color = 'var(--accent)';
  page.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

async function logoOf(page: Document): Promise<ImageBitmap | null> {
  const address =
    page.documentElement.dataset['logo'] ??
    page.querySelector<HTMLImageElement>('img.clinic-logo[src^="/pictures/"]')?.getAttribute('src');
  if (address == null) return null;
  try {
    const answer = await fetch(address);
    return answer.ok ? await createImageBitmap(await answer.blob()) : null;
  } catch {
    // The colours are the clinic's too.
    return null;
  }
}
