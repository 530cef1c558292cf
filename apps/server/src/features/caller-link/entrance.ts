import { doorOfLink } from '@anteroom/domain';
import type { CallerLink, Consultation, LinkDoor } from '@anteroom/domain';
import type { SessionTools } from '../../session/sessions.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import type { ArrivalLinks } from '../consultation/read-model.ts';
import { hashOfSecret } from './link-secret.ts';
import { wordsOfLinks } from './link-words.ts';
import { staysOf } from './service.ts';

/** A link as its caller's page sees it. */
export interface FoundLink {
  readonly link: CallerLink;
  readonly door: LinkDoor;
  /** The stay that began by it last, where it goes on after transfers; null where there is none. */
  readonly stay: Consultation | null;
  /** The clinic that it leads to. */
  readonly place: PlacedClinic;
  /** Where its stay is now: another clinic after a transfer. */
  readonly stayPlace: PlacedClinic | null;
}

/** What stands behind callers' links (E9, E10). */
export interface CallerLinkDoor extends ArrivalLinks {
  /** Null where nothing does, for whichever reason: unknown, revoked, its clinic gone. */
  behind(secret: string): Promise<FoundLink | null>;
  /** What staff filled in for the caller of a personal link; null where it can't be read any more. */
  details(link: CallerLink): Promise<Readonly<Record<string, unknown>> | null>;
}

/** Makes what stands behind callers' links. */
export function createCallerLinkDoor(tools: Pick<SessionTools, 'database' | 'words' | 'clock'>): CallerLinkDoor {
  const { stores } = tools.database;

  async function behind(secret: string): Promise<FoundLink | null> {
    const link = await stores.callerLinks.byHash(hashOfSecret(secret));
    if (link === null) return null;
    const stays = await staysOf(stores, [link.consultationId]);
    const stay = link.consultationId === null ? null : (stays.get(link.consultationId) ?? null);
    const door = doorOfLink(link, stay, tools.clock.now());
    const place = await stores.clinics.byId(link.clinicId);
    if (place === null || door.kind === 'none') return null;
    const isElsewhere = stay !== null && stay.clinicId !== link.clinicId;
    const stayPlace = isElsewhere ? await stores.clinics.byId(stay.clinicId) : stay === null ? null : place;
    return { link, door, stay, place, stayPlace };
  }

  return {
    behind,
    async details(link) {
      const words = (await wordsOfLinks(stores, tools.words, [link])).get(link.id);
      return words !== undefined && 'details' in words ? words.details : null;
    },
    async entrance(secret, clinicId) {
      const found = await behind(secret);
      if (found === null || found.link.clinicId !== clinicId) return { kind: 'refused' };
      const { link, door, stay } = found;
      if (door.kind === 'inside' && stay !== null) {
        const isPersonal = link.kind === 'personal';
        return { kind: 'inside', consultationId: stay.id, clinicId: stay.clinicId, isPersonal };
      }
      if (door.kind !== 'open') return { kind: 'refused' };
      return { kind: 'open', bind: (inside, id) => inside.callerLinks.begin(link.id, id, link.consultationId) };
    },
  };
}
