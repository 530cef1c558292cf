import { accepted, checkKnock, doorOfInvitation, entersDirectly, isOpenVisit, refused } from '@anteroom/domain';
import type {
  Agreement,
  CallInvitation,
  CallInvitationId,
  FieldProblem,
  InvitationDoor,
  KnockingVisit,
  ParticipantId,
  Result,
  Visit,
} from '@anteroom/domain';
import { invitedForm } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { Failed } from '../../perform.ts';
import type { Ids } from '../../platform/ids.ts';
import { hashOfToken, newToken } from '../../platform/tokens.ts';
import { refusalOf, type Refusal } from '../../refusal.ts';
import type { Page } from '../../realtime/page.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import { guestRow } from '../../session/presence-rows.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { GuestIdentity } from '../access/read-model.ts';
import { readAgreements, writeAgreements } from '../agreement/read-model.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import { hashOfInvitation } from './invitation-secret.ts';

/** What an invitation's secret leads to, for one browser. */
export interface InvitedDoorway {
  readonly invitation: CallInvitation;
  readonly place: PlacedClinic;
  readonly door: Exclude<InvitationDoor, 'closed'>;
  /** Whether they enter without being let in. */
  readonly isDirect: boolean;
}

export type InvitedProblems = Readonly<Partial<Record<'name' | 'agreed', FieldProblem>>>;

/** Somebody who follows an invitation: what they sent, unread as yet, and the token that their browser holds for it. */
export interface InvitedRequest {
  readonly secret: string;
  readonly form: unknown;
  readonly token: string | null;
  readonly device: Page['device'];
}

export type InvitedAnswer =
  | { readonly ok: true; readonly value: { readonly token: string } }
  | { readonly ok: false; readonly error: Refusal & { readonly problems?: InvitedProblems } };

/** The way into a call by invitation (C2): one person, in the browser that used it first. */
export interface InvitedEntrance {
  /** What a secret opens to this browser now; null for every reason for which it opens nothing. */
  behind(secret: string, tokenOf: (id: CallInvitationId) => string | null): Promise<InvitedDoorway | null>;
  /** Comes in, or knocks; the same browser again, while its visit goes on, is the same visit. */
  come(request: InvitedRequest): Promise<InvitedAnswer>;
  /** The guest that a browser's token is by this invitation, or null where there is no visit that goes on. */
  guestOf(id: CallInvitationId, token: string | null): Promise<GuestIdentity | null>;
}

interface Coming {
  readonly invitation: CallInvitation;
  readonly visitId: ParticipantId;
  readonly name: string;
  readonly agreements: readonly Agreement[];
  readonly earlierToken: string | null;
  readonly token: string;
  readonly device: Page['device'];
}

const notFound: Result<never, Refusal> = refused({ code: 'not-found' });

/** Makes the entrance. */
export function createInvitedEntrance(tools: SessionTools, ids: Ids, failed: Failed): InvitedEntrance {
  const { stores } = tools.database;

  async function visitOf(inside: Stores, id: CallInvitationId, token: string | null): Promise<Visit | null> {
    const hash = token === null ? null : hashOfToken(token);
    const visit = hash === null ? null : await inside.visits.byToken(hash);
    return visit?.invitationId === id ? visit : null;
  }

  /** What an invitation opens to the browser that holds a token, and who came by it last. */
  async function doorFor(inside: Stores, invitation: CallInvitation, token: string | null) {
    const [last = null] = await inside.visits.byInvitation([invitation.id]);
    const isOwn = (await visitOf(inside, invitation.id, token)) !== null;
    const call = (await inside.calls.load(invitation.callId))?.call ?? null;
    return { last, door: doorOfInvitation(invitation, { call, last, isOwn, now: tools.clock.now() }) };
  }

  async function behind(
    secret: string,
    tokenOf: (id: CallInvitationId) => string | null,
  ): Promise<InvitedDoorway | null> {
    const invitation = await stores.callInvitations.byHash(hashOfInvitation(secret));
    if (invitation === null) return null;
    const { last, door } = await doorFor(stores, invitation, tokenOf(invitation.id));
    const place = door === 'closed' ? null : await stores.clinics.byId(invitation.clinicId);
    if (door === 'closed' || place === null || place.clinic.closedAt !== null) return null;
    return { invitation, place, door, isDirect: entersDirectly(invitation, last) };
  }

  async function come({ secret, form, token, device }: InvitedRequest): Promise<InvitedAnswer> {
    const found = await behind(secret, () => token);
    if (found === null) return { ok: false, error: { code: 'not-found' } };
    if (found.door === 'taken') return { ok: false, error: { code: 'invitation-used' } };
    if (found.door === 'own' && token !== null) return { ok: true, value: { token } };
    const parsed = z.safeParse(invitedForm, form);
    if (!parsed.success) return { ok: false, error: refusalOf(parsed.error.issues) };
    const checked = checkKnock({ name: parsed.data.name, photo: null }, 'off');
    const agreed = readAgreements(found.place.settings, parsed.data.agreed ?? '');
    if (!checked.ok || !agreed.ok) {
      const problems: InvitedProblems = {
        ...(checked.ok || checked.refusal.name === undefined ? {} : { name: checked.refusal.name }),
        ...(agreed.ok ? {} : { agreed: agreed.refusal }),
      };
      const field = problems.name === undefined ? 'agreed' : 'name';
      return { ok: false, error: { code: 'invalid-input', field, problems } };
    }
    const coming: Coming = {
      ...{ invitation: found.invitation, visitId: ids.participant(), name: checked.value.name },
      ...{ agreements: agreed.value, earlierToken: token, token: newToken(), device },
    };
    const begun = await begin(coming);
    return begun.ok ? { ok: true, value: { token: coming.token } } : { ok: false, error: begun.refusal };
  }

  async function begin(coming: Coming): Promise<Result<unknown, Refusal>> {
    const { invitation, visitId, name, earlierToken } = coming;
    const kept = tools.words.begin(visitId);
    const destroy = () => tools.words.destroy(visitId);
    try {
      const entryId = ids.typedEntry();
      const sealed = await tools.words.sealName(visitId, entryId, name);
      if (sealed === null) throw new Error('A new visit has no key.');
      await kept;
      const now = tools.clock.now();
      const entry = { visitId, at: now, from: 'guest', id: entryId, kind: 'name', sealed } as const;
      const facts = { id: visitId, roomId: null, linkId: null, invitationId: invitation.id, arrivedAt: now };
      const visit: KnockingVisit = { ...facts, status: 'knocking', since: now, returned: false };
      const done = await runSession(
        tools,
        { kind: 'system' },
        {
          verb: 'come-invited',
          by: { kind: 'guest' },
          load: (inside) => loadSessionOfCall(inside, invitation.callId),
          async command(_loaded, _actor, inside) {
            // It may have been withdrawn or used since it was looked at.
            const current = (await inside.callInvitations.load(invitation.id))?.invitation ?? null;
            if (current === null) return notFound;
            const { last, door } = await doorFor(inside, current, earlierToken);
            if (door === 'taken' || door === 'own') return refused({ code: 'invitation-used' });
            if (door === 'closed') return notFound;
            const { as } = current;
            return accepted({ type: 'guest-comes', visit, as, isDirect: entersDirectly(current, last) } as const);
          },
          async beforehand(inside) {
            const hash = hashOfToken(coming.token);
            if (hash === null) throw new Error('A new token is malformed.');
            await inside.visits.put(visit);
            await inside.visits.putToken(hash, visitId);
            await inside.typedEntries.put(entry);
            const row = guestRow(visit, null, null, { ...tools, now });
            await inside.presence.put({ ...row, device: coming.device });
            await inside.callInvitations.noteAgreed(invitation.id, writeAgreements(coming.agreements));
          },
        },
      );
      if (!done.ok) await destroy();
      return done.ok || done.refusal.code !== 'call-ended' ? done : notFound;
    } catch (error) {
      await destroy();
      throw error;
    }
  }

  return {
    behind,
    async come(request) {
      try {
        return await come(request);
      } catch (error) {
        return { ok: false, error: { code: await failed('come-invited', error) } };
      }
    },
    async guestOf(id, token) {
      const visit = await visitOf(stores, id, token);
      return visit === null || !isOpenVisit(visit) ? null : { kind: 'guest', visitId: visit.id, roomId: null };
    },
  };
}
