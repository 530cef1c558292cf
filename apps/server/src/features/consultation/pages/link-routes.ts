import type { CallerLink, Consultation, LinkDoor } from '@anteroom/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../../../http/html.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import type { Arrivals } from '../arrival.ts';
import type { CallerPage } from './layout.ts';
import { closedLinkPage, personalLinkPage, takenDevicePage } from './link-page.ts';
import { emptySetup, setupPage } from './setup-page.ts';

/** What stands behind a link that staff made for one caller. */
export interface LinkBehind {
  readonly link: CallerLink;
  readonly door: LinkDoor;
  readonly stay: Consultation | null;
  /** The clinic that it leads to. */
  readonly place: PlacedClinic;
  /** Where its stay is now: another clinic after a transfer. */
  readonly stayPlace: PlacedClinic | null;
}

/** What the pages of such links ask. */
export interface LinkDoorway {
  /** Null where nothing is behind it, for whichever reason. */
  behind(secret: string): Promise<LinkBehind | null>;
  details(link: CallerLink): Promise<Readonly<Record<string, unknown>> | null>;
}

/** Somebody who arrives: where, by what, and with which form. */
export interface ArrivalRequest {
  readonly place: PlacedClinic;
  readonly form: unknown;
  readonly link: string;
}

export interface LinkPagesParts {
  readonly links: LinkDoorway;
  readonly arrivals: Arrivals;
  readonly show: (
    request: FastifyRequest,
    reply: FastifyReply,
    place: PlacedClinic,
    status: number,
    render: (page: CallerPage) => Html,
  ) => Promise<FastifyReply>;
  /** The page of a clinic's door through which nobody comes in now; null where it is open. */
  readonly showDoor: (
    request: FastifyRequest,
    reply: FastifyReply,
    place: PlacedClinic,
  ) => Promise<FastifyReply> | null;
  readonly tokenOf: (request: FastifyRequest, place: PlacedClinic) => string | null;
  /** Most bytes of a form. */
  readonly formLimit: number;
  /** Answers as the clinic's own page does. */
  readonly arrive: (request: FastifyRequest, reply: FastifyReply, arrival: ArrivalRequest) => Promise<FastifyReply>;
}

const closedStatus = { early: 200, expired: 410, used: 410 } as const;

/**
 * The way in by a link for one caller (E9, E10). Opening it begins nothing: programs that look at links in messages open them
 * too. The stay begins when its form is sent, which the page does by itself for a link whose caller has nothing to fill in.
 */
export function serveLinkPages(app: FastifyInstance, parts: LinkPagesParts): void {
  const { links, arrivals, show, tokenOf } = parts;

  app.get<{ Params: { secret: string } }>('/l/:secret', async (request, reply) => {
    const found = await behind(request.params.secret);
    const { link, door, place, stay, stayPlace } = found;
    if (door.kind === 'inside' && stayPlace !== null && stay !== null) {
      const own = await arrivals.stayOf(stayPlace.clinic.id, tokenOf(request, stayPlace));
      if (own?.open === true && own.identity.consultationId === stay.id)
        return reply.redirect(`/c/${stayPlace.clinic.slug}/wait`, 303);
      if (own?.open === true) return show(request, reply, place, 200, takenDevicePage);
      if (link.kind === 'scheduled') return closed(request, reply, found, 'used');
    } else {
      const own = await arrivals.stayOf(place.clinic.id, tokenOf(request, place));
      if (own?.open === true) return show(request, reply, place, 200, takenDevicePage);
    }
    if (door.kind === 'early' || door.kind === 'expired' || door.kind === 'used')
      return closed(request, reply, found, door.kind);
    const shut = door.kind === 'open' ? parts.showDoor(request, reply, place) : null;
    if (shut !== null) return shut;
    const action = `/l/${request.params.secret}`;
    const isFilledIn = link.kind === 'personal' && (door.kind === 'inside' || (await links.details(link)) !== null);
    return show(request, reply, place, 200, (page) =>
      isFilledIn ? personalLinkPage(page, action) : setupPage(page, { ...emptySetup, action }),
    );
  });

  app.post<{ Params: { secret: string } }>('/l/:secret', { bodyLimit: parts.formLimit }, async (request, reply) => {
    const { secret } = request.params;
    const { link, place } = await behind(secret);
    // What the clinic asks beside, the caller adds: then the set-up page comes with what staff filled in.
    const filled = link.kind === 'personal' ? await links.details(link) : {};
    return parts.arrive(request, reply, { place, form: { ...filled, ...bodyOf(request) }, link: secret });
  });

  async function behind(secret: string): Promise<LinkBehind> {
    const found = await links.behind(secret);
    if (found === null) throw new RefusedRequest('not-found');
    return found;
  }

  function closed(request: FastifyRequest, reply: FastifyReply, found: LinkBehind, kind: keyof typeof closedStatus) {
    const { startsAt, opensAt, expiresAt } = found.link;
    return show(request, reply, found.place, closedStatus[kind], (page) =>
      closedLinkPage(page, { kind, startsAt, opensAt, expiresAt }),
    );
  }
}

function bodyOf({ body }: FastifyRequest): object {
  return typeof body === 'object' && body !== null ? body : {};
}
