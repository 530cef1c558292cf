import type { Html } from '../../../http/html.ts';
import { emergencyNotice } from '../../../http/pages/emergency.ts';
import { frame, type OpenPage } from '../../../http/pages/frame.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';

/** What every page for callers is made of. */
export interface CallerPage extends OpenPage {
  readonly place: PlacedClinic;
}

export interface LayoutParts extends CallerPage {
  /** Which page it is, for the scripts: `setup`, `wait`, `thanks`, `start-again`. */
  readonly name: string;
  readonly title: string;
  /** The path without a query, for the language links; null where it bears a secret. */
  readonly path: string | null;
  /** More for the head: scripts and what they will need. */
  readonly head?: Html;
  readonly content: Html;
}

/** A whole page for callers: the clinic, the languages and the emergency number frame everything else (E4). */
export function layout(parts: LayoutParts): Html {
  const { i18n, place } = parts;
  const { name: clinic, slug } = place.clinic;
  return frame({
    ...parts,
    description: i18n._({ id: 'page.description', message: 'Video consultation with {clinic}', values: { clinic } }),
    owner: { organisation: place.organisation.name, clinic },
    look: place.settings,
    data: { clinic: slug },
    notice: emergencyNotice(i18n, place.settings.emergencyNumber),
  });
}
