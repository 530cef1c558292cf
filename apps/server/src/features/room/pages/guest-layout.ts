import type { GuestLinkId, GuestPhotoRule, RoomEntry, RoomKind } from '@anteroom/domain';
import type { Html } from '../../../http/html.ts';
import { frame, type OpenPage } from '../../../http/pages/frame.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';

/** What a guest link opens: enough to say who invites, and nothing of who is inside. */
export interface Doorway {
  readonly linkId: GuestLinkId;
  readonly room: {
    readonly name: string;
    readonly kind: RoomKind;
    readonly entry: RoomEntry;
    readonly guestPhoto: GuestPhotoRule;
  };
  readonly place: PlacedClinic;
}

/** What every page for guests is made of. */
export interface GuestPage extends OpenPage {
  readonly door: Doorway;
}

export interface GuestLayoutParts extends GuestPage {
  /** Which page it is: `knock` or `visit`. */
  readonly name: string;
  readonly title: string;
  readonly head: Html;
  readonly content: Html;
}

/** A whole page for guests: whose room it is frames everything else. The link's secret stands nowhere in it. */
export function guestLayout(parts: GuestLayoutParts): Html {
  const { i18n, door } = parts;
  const { clinic, organisation } = door.place;
  return frame({
    ...parts,
    description: i18n._({
      id: 'guest.description',
      message: 'Video call with {clinic}',
      values: { clinic: clinic.name },
    }),
    owner: { organisation: organisation.name, clinic: clinic.name },
    look: door.place.settings,
    data: { link: door.linkId, photo: door.room.guestPhoto },
    path: null,
  });
}
