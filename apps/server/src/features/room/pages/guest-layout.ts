import type { GuestLinkId, GuestPhotoRule, RoomEntry, RoomKind } from '@anteroom/domain';
import type { OpenPage } from '../../../http/pages/frame.ts';
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

/** What the guest's script is told; the secret of the link stands nowhere in it. */
export const dataOf = ({ linkId, room }: Doorway) => ({ link: linkId, photo: room.guestPhoto }) as const;
