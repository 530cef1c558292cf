import { accepted, doorOfLink, refused } from '@anteroom/domain';
import type {
  CallerLinkId,
  CallerLinkKind,
  ClinicId,
  Consultation,
  ConsultationId,
  Result,
  Verb,
} from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import {
  callerLinksPerPage,
  type CallerLinkView,
  type ShareWordsView,
  type WantedCallerLink,
} from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import { auditActorOf } from '../../session/room/run-room.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, nameIn, permit, type Identity } from '../access/read-model.ts';
import { placeOf } from '../clinic/read-model.ts';
import type { StoredCallerLink } from './caller-link-store.ts';
import { hashOfSecret, secretOfCallerLink } from './link-secret.ts';
import { forWhom, wordsOfLinks } from './link-words.ts';
import { draftLink, saveLink } from './make-link.ts';
import { shareWordsOf } from './share-words.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

/** What is asked for a message: which link, in which language, and where this server is reached. */
export interface WordsQuery {
  readonly clinicId: ClinicId;
  /** The clinic's own link where it is null. */
  readonly linkId: CallerLinkId | null;
  readonly locale: LocaleCode;
  readonly origin: string;
}

/** Links that staff make for single callers, and what is said with them (E9, E10, W7). */
export interface CallerLinkService {
  /** @param query `page` from 1 */
  list(
    clinicId: ClinicId,
    query: { readonly kind: CallerLinkKind; readonly page: number },
    by: Identity,
  ): Answer<{ links: CallerLinkView[]; total: number; timeZone: string }>;
  make(clinicId: ClinicId, wanted: WantedCallerLink, by: Identity): Answer<CallerLinkView>;
  /** It opens nothing any more; what was typed for it is erased, and its key destroyed. */
  revoke(clinicId: ClinicId, id: CallerLinkId, by: Identity): Answer<null>;
  words(query: WordsQuery, by: Identity): Answer<ShareWordsView>;
}

const notFound: Result<never, Refusal> = refused({ code: 'not-found' });

/** @param parts `secret`: what the secrets of links are derived from */
export function createCallerLinkService(
  tools: SessionTools,
  parts: { readonly ids: Ids; readonly secret: string },
): CallerLinkService {
  const { ids, secret } = parts;
  const { stores } = tools.database;

  async function placeFor(inside: Stores, clinicId: ClinicId, verb: Verb, by: Identity) {
    const actor = await actorOf(by, inside);
    const found = await inside.clinics.byId(clinicId);
    const permission = permit(actor, verb, found === null ? null : placeOf(found));
    if (!permission.ok) return permission;
    return found !== null && actor.kind === 'staff' ? accepted({ actor, found }) : notFound;
  }

  async function viewsOf(clinicId: ClinicId, stored: readonly StoredCallerLink[]): Promise<CallerLinkView[]> {
    const links = stored.map(({ link }) => link);
    const stays = await staysOf(
      stores,
      links.map(({ consultationId }) => consultationId),
    );
    const words = await wordsOfLinks(stores, tools.words, links);
    const names = await stores.access.namesIn([...new Set(links.map(({ madeBy }) => madeBy))], [clinicId]);
    const now = tools.clock.now();
    return stored.map(({ link, hash }) => {
      const own = secretOfCallerLink(secret, link.id);
      const isOwn = Buffer.compare(hashOfSecret(own), hash) === 0;
      const { id, kind, madeAt, startsAt, opensAt, expiresAt } = link;
      const stay = link.consultationId === null ? null : (stays.get(link.consultationId) ?? null);
      const door = doorOfLink(link, stay, now);
      return {
        ...{ id, kind, madeAt, startsAt, opensAt, expiresAt },
        path: isOwn ? `/l/${own}` : null,
        madeBy: nameIn(names, link.madeBy, clinicId),
        state: door.kind === 'early' || door.kind === 'inside' ? door.kind : 'open',
        forWhom: forWhom(words.get(id)),
      };
    });
  }

  async function loadOf(inside: Stores, clinicId: ClinicId, id: CallerLinkId) {
    const stored = await inside.callerLinks.load(id);
    const { link } = stored ?? { link: null };
    if (stored === null || link === null || link.clinicId !== clinicId || link.ended !== null) return null;
    return link.expiresAt > tools.clock.now() ? stored : null;
  }

  return {
    async list(clinicId, { kind, page }, by) {
      const asked = await placeFor(stores, clinicId, 'make-caller-links', by);
      if (!asked.ok) return asked;
      const limit = callerLinksPerPage;
      const query = { clinicId, kind, now: tools.clock.now(), limit, offset: (page - 1) * limit };
      const { links, total } = await stores.callerLinks.standing(query);
      const { timeZone } = asked.value.found.settings;
      return accepted({ links: await viewsOf(clinicId, links), total, timeZone });
    },

    async make(clinicId, wanted, by) {
      const asked = await placeFor(stores, clinicId, 'make-caller-links', by);
      if (!asked.ok) return asked;
      if (asked.value.found.clinic.closedAt !== null) return refused({ code: 'clinic-closed' });
      const now = tools.clock.now();
      const facts = { id: ids.callerLink(), clinicId, madeBy: asked.value.actor.personId };
      const draft = draftLink(wanted, facts, now);
      if (!draft.ok) return draft;
      const { link } = draft.value;
      const saved = await saveLink({ ...tools, ids, secret }, draft.value, async (inside) => {
        const again = await placeFor(inside, clinicId, 'make-caller-links', by);
        if (!again.ok) return again;
        const actor = auditActorOf(again.value.actor);
        await inside.audit.append([{ at: now, actor, verb: 'make-caller-link', clinicId, subject: link.id }]);
        return accepted(null);
      });
      if (!saved.ok) return saved;
      const [view] = await viewsOf(clinicId, [{ link, hash: saved.value.hash }]);
      return view === undefined ? notFound : accepted(view);
    },

    async revoke(clinicId, id, by) {
      const done = await tools.change(async (inside): Promise<Result<null, Refusal>> => {
        const asked = await placeFor(inside, clinicId, 'make-caller-links', by);
        if (!asked.ok) return asked;
        if ((await loadOf(inside, clinicId, id)) === null) return notFound;
        const at = tools.clock.now();
        await inside.callerLinks.end([id], 'revoked', at);
        await inside.typedEntries.erase(id);
        const actor = auditActorOf(asked.value.actor);
        await inside.audit.append([{ at, actor, verb: 'revoke-caller-link', clinicId, subject: id }]);
        return accepted(null);
      });
      if (done.ok) await tools.words.destroy(id);
      return done;
    },

    async words({ clinicId, linkId, locale, origin }, by) {
      const verb = linkId === null ? 'send-clinic-link' : 'make-caller-links';
      const asked = await placeFor(stores, clinicId, verb, by);
      if (!asked.ok) return asked;
      const { clinic, settings } = asked.value.found;
      const about = { clinic: clinic.name, settings };
      if (linkId === null)
        return accepted(shareWordsOf({ ...about, link: `${origin}/c/${clinic.slug}`, startsAt: null }, locale));
      const stored = await loadOf(stores, clinicId, linkId);
      const [view] = stored === null ? [] : await viewsOf(clinicId, [stored]);
      if (view === undefined || view.path === null) return notFound;
      return accepted(shareWordsOf({ ...about, link: `${origin}${view.path}`, startsAt: view.startsAt }, locale));
    },
  };
}

/** The stays that began by links, each as it goes on after transfers. */
export async function staysOf(
  stores: Stores,
  ids: readonly (ConsultationId | null)[],
): Promise<ReadonlyMap<ConsultationId, Consultation>> {
  const wanted = ids.filter((id) => id !== null);
  const stays = new Map<ConsultationId, Consultation>();
  if (wanted.length === 0) return stays;
  for (const { consultation } of await stores.consultations.loadMany(wanted)) {
    stays.set(consultation.id, await latestOf(stores, consultation));
  }
  return stays;
}

async function latestOf(stores: Stores, stay: Consultation): Promise<Consultation> {
  let latest = stay;
  while (latest.status === 'transferred') {
    const next = await stores.consultations.load(latest.continuedAs);
    if (next === null) return latest;
    latest = next.consultation;
  }
  return latest;
}
