import { accepted, callInvitationLife, callInvitationLimit, refused, stands } from '@anteroom/domain';
import type {
  CallId,
  CallInvitation,
  CallInvitationId,
  InvitedAs,
  ParticipantId,
  Result,
  SessionCommand,
  Visit,
} from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import type { CallInvitationView, ShareWordsView } from '@anteroom/protocol';
import { Stale } from '../../change.ts';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, nameIn, type Identity } from '../access/read-model.ts';
import { isInCall } from '../call/read-model.ts';
import type { StoredCallInvitation } from './call-invitation-store.ts';
import { invitingHost, type InvitingHost } from './hosting.ts';
import { hashOfInvitation, secretOfInvitation } from './invitation-secret.ts';
import { invitationWordsOf } from './invitation-words.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

/** Of which invitation. */
export interface OfInvitation {
  readonly callId: CallId;
  readonly invitationId: CallInvitationId;
}

/** What hosts do about invitations into their call (C2). */
export interface CallInvitations {
  list(callId: CallId, by: Identity): Answer<CallInvitationView[]>;
  make(callId: CallId, as: InvitedAs, by: Identity): Answer<CallInvitationView>;
  /** It opens nothing any more, and whoever came by it is out. */
  withdraw(of: OfInvitation, by: Identity): Answer<null>;
  admit(of: OfInvitation, by: Identity): Answer<null>;
  decline(of: OfInvitation, by: Identity): Answer<null>;
  /** @param about `origin`: where this server is reached */
  words(
    of: OfInvitation,
    about: { readonly locale: LocaleCode; readonly origin: string },
    by: Identity,
  ): Answer<ShareWordsView & { readonly clinicId: CallInvitation['clinicId'] }>;
}

const notFound: Result<never, Refusal> = refused({ code: 'not-found' });

/** An invitation with the newest visit by it. */
interface Standing extends StoredCallInvitation {
  readonly last: Visit | null;
}

/** @param parts `secret`: what the secrets of invitations are derived from */
export function createCallInvitations(
  tools: SessionTools,
  parts: { readonly ids: Ids; readonly secret: string },
): CallInvitations {
  const { ids, secret } = parts;
  const { stores } = tools.database;

  async function standingIn(inside: Stores, { call }: InvitingHost): Promise<readonly Standing[]> {
    const all = await inside.callInvitations.ofCall(call.id);
    const visits = await inside.visits.byInvitation(all.map(({ invitation }) => invitation.id));
    const now = tools.clock.now();
    return all
      .map((stored) => ({
        ...stored,
        last: visits.find(({ invitationId }) => invitationId === stored.invitation.id) ?? null,
      }))
      .filter(({ invitation, last }) => stands(invitation, call, last, now));
  }

  async function viewsOf(inside: Stores, standing: readonly Standing[]): Promise<CallInvitationView[]> {
    const guests = standing.flatMap(({ last }) => (last === null || last.status === 'over' ? [] : [last.id]));
    const names = await namesOf(inside, guests);
    const presence = await inside.presence.getMany(guests);
    const makers = [...new Set(standing.map(({ invitation }) => invitation.madeBy))];
    const clinics = [...new Set(standing.map(({ invitation }) => invitation.clinicId))];
    const staff = await inside.access.namesIn(makers, clinics);
    return standing.map(({ invitation, hash, last }) => {
      const { id, as, madeAt, madeBy, expiresAt, clinicId } = invitation;
      const own = secretOfInvitation(secret, id);
      const isOwn = Buffer.compare(hashOfInvitation(own), hash) === 0;
      const state = last === null ? 'open' : last.status === 'over' ? 'left' : last.status;
      return {
        ...{ id, as, madeAt, expiresAt, state },
        path: isOwn ? `/i/${own}` : null,
        madeBy: nameIn(staff, madeBy, clinicId),
        since: last?.since ?? madeAt,
        name: last === null ? '' : (names.get(last.id) ?? ''),
        here: last === null || last.status === 'over' || presence.get(last.id)?.presence.state !== 'missing',
      };
    });
  }

  async function namesOf(
    inside: Stores,
    guests: readonly ParticipantId[],
  ): Promise<ReadonlyMap<ParticipantId, string>> {
    return tools.words.names(await inside.typedEntries.ofVisits(guests, 'name'));
  }

  /** Has the call counted as changed: whoever comes at the same moment looks once more. */
  async function touch(inside: Stores, { call, callRevision }: InvitingHost): Promise<void> {
    if (!(await inside.calls.save(call, callRevision))) throw new Stale();
  }

  const note = (inside: Stores, { personId, clinicId }: InvitingHost, verb: string, subject: string): Promise<void> =>
    inside.audit.append([{ at: tools.clock.now(), actor: { kind: 'staff', personId }, verb, clinicId, subject }]);

  const tellHosts = ({ call }: InvitingHost): void =>
    tools.announcer.invitationsChanged(
      call.providers.map(({ participantId }) => participantId),
      { callId: call.id },
    );

  /** A command about whoever came by an invitation; refused where nobody did, or where they are not as the command needs them. */
  async function about(
    verb: string,
    { callId, invitationId }: OfInvitation,
    by: Identity,
    commandOf: (visit: Visit, as: InvitedAs, inviting: InvitingHost) => SessionCommand | null,
  ): Answer<null> {
    // Before anything is loaded: a call that one isn't in answers like one that never was.
    if ((await actorOf(by, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
    if (!(await isInCall(stores, by, callId))) return refused({ code: 'not-in-this-call' });
    const done = await runSession(tools, by, {
      verb,
      load: (inside) => loadSessionOfCall(inside, callId),
      async command({ session }, _actor, inside) {
        const inviting = await invitingHost(inside, callId, by);
        if (!inviting.ok) return inviting;
        const stored = await inside.callInvitations.load(invitationId);
        if (stored?.invitation.callId !== callId) return notFound;
        const visit = session.visits?.find((each) => each.invitationId === invitationId);
        const command = visit === undefined ? null : commandOf(visit, stored.invitation.as, inviting.value);
        return command === null ? refused({ code: 'visit-over' }) : accepted(command);
      },
    });
    if (done.ok) return accepted(null);
    return done.refusal.code === 'call-ended' ? refused({ code: 'not-in-this-call' }) : done;
  }

  return {
    async list(callId, by) {
      const inviting = await invitingHost(stores, callId, by);
      return inviting.ok ? accepted(await viewsOf(stores, await standingIn(stores, inviting.value))) : inviting;
    },

    async make(callId, as, by) {
      const made = await tools.change(async (inside) => {
        const inviting = await invitingHost(inside, callId, by);
        if (!inviting.ok) return inviting;
        if ((await standingIn(inside, inviting.value)).length >= callInvitationLimit)
          return refused({ code: 'limit-reached' } as const);
        const { personId, clinicId } = inviting.value;
        const now = tools.clock.now();
        const id = ids.callInvitation();
        const invitation: CallInvitation = {
          ...{ id, callId, clinicId, as, madeAt: now, madeBy: personId },
          ...{ expiresAt: now + callInvitationLife, withdrawnAt: null },
        };
        const hash = hashOfInvitation(secretOfInvitation(secret, id));
        await touch(inside, inviting.value);
        await inside.callInvitations.insert(invitation, hash);
        await note(inside, inviting.value, 'invite-to-call', id);
        const [view] = await viewsOf(inside, [{ invitation, hash, agreed: '', last: null }]);
        return view === undefined ? notFound : accepted({ inviting: inviting.value, view });
      });
      if (!made.ok) return made;
      tellHosts(made.value.inviting);
      return accepted(made.value.view);
    },

    async withdraw({ callId, invitationId }, by) {
      const done = await tools.change(async (inside) => {
        const inviting = await invitingHost(inside, callId, by);
        if (!inviting.ok) return inviting;
        const stored = await inside.callInvitations.load(invitationId);
        const { invitation } = stored ?? {};
        if (invitation?.callId !== callId || invitation.withdrawnAt !== null) return notFound;
        await touch(inside, inviting.value);
        await inside.callInvitations.withdraw(invitationId, tools.clock.now());
        await note(inside, inviting.value, 'withdraw-call-invitation', invitationId);
        return accepted(inviting.value);
      });
      if (!done.ok) return done;
      tellHosts(done.value);
      const out = await about('withdraw-call-invitation', { callId, invitationId }, by, ({ id }) => ({
        type: 'guest-goes',
        visitId: id,
        outcome: 'link-revoked',
      }));
      return out.ok || out.refusal.code === 'visit-over' ? accepted(null) : out;
    },

    admit: (of, by) =>
      about('admit-invited', of, by, ({ id }, as, { personId }) => ({
        type: 'admit-guest',
        visitId: id,
        as,
        by: personId,
      })),

    decline: (of, by) =>
      about('decline-invited', of, by, ({ id, status }) =>
        status === 'knocking' ? { type: 'guest-goes', visitId: id, outcome: 'declined' } : null,
      ),

    async words({ callId, invitationId }, { locale, origin }, by) {
      const inviting = await invitingHost(stores, callId, by);
      if (!inviting.ok) return inviting;
      const found = (await standingIn(stores, inviting.value)).find(({ invitation }) => invitation.id === invitationId);
      const [view] = found === undefined ? [] : await viewsOf(stores, [found]);
      if (found === undefined || view === undefined || view.path === null) return notFound;
      const { clinicId, as } = found.invitation;
      const place = await stores.clinics.byId(clinicId);
      if (place === null) return notFound;
      const words = invitationWordsOf({ clinic: place.clinic.name, link: `${origin}${view.path}`, as }, locale);
      return accepted({ ...words, clinicId });
    },
  };
}
