import { accepted, isOpenVisit, refused } from '@anteroom/domain';
import type { CallInvitation, ParticipantId, Result, Visit } from '@anteroom/domain';
import type { VisitView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Page } from '../../realtime/page.ts';
import type { Refusal } from '../../refusal.ts';
import { invitationOf, invitedVisitView, readInvitedVisits } from '../../session/invited-visits.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import { readMaterial } from '../../session/material.ts';
import { savePresenceChange, supersedeOlder, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import { guestRow } from '../../session/presence-rows.ts';
import { confirmSeat, runSession } from '../../session/sessions.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { callViewOf } from '../call/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';

interface Entered {
  readonly earlier: Parameters<typeof supersedeOlder>[1];
  readonly change: PresenceChange;
  readonly visit: Visit;
}

const over: Result<never, Refusal> = refused({ code: 'visit-over' });

/** Somebody invited takes up their visit with their newest page; into the call too where they are inside (C2, C8). */
export function createEnterInvitedVisit(tools: SessionTools): Handler<'enterVisit'> {
  return async (_request, { identity, page }) => {
    if (identity.kind !== 'guest' || page === null) return refused({ code: 'not-found' });
    const { visitId } = identity;
    const now = tools.clock.now();
    const entered = await tools.change(async (stores): Promise<Result<Entered, Refusal>> => {
      const actor = await actorOf(identity, stores);
      const visit = await stores.visits.load(visitId);
      const invitation = visit === null ? null : await invitationOf(stores, visit);
      if (visit === null || invitation === null || !isOpenVisit(visit)) return over;
      const permission = permit(actor, 'see-own-visit', await placeOf(stores, invitation));
      if (!permission.ok) return permission;
      const earlier = await stores.presence.get(visit.id);
      const row = guestRow(visit, page, earlier, { ...tools, now });
      await stores.presence.put(row);
      return accepted({ earlier, change: await savePresenceChange(stores, row), visit });
    });
    if (!entered.ok) return entered;
    supersedeOlder(tools, entered.value.earlier, page);
    const view = await takeUp(tools, entered.value, page);
    return view === null ? over : accepted(view);
  };
}

async function takeUp(tools: SessionTools, { visit, change }: Entered, page: Page): Promise<VisitView | null> {
  page.takeVisit(visit.id);
  const opened = await tellPresenceChange(tools, change);
  const now = tools.clock.now();
  const call = change.call === null ? null : callViewOf(change.call, visit.id, opened, { ...tools, now });
  if (call !== null) {
    tools.announcer.admitGuest(call);
    void confirmSeat(tools, call.callId, visit.id);
  }
  void confirmVisit(tools, visit);
  return viewOf(tools, visit);
}

/** The visit as its own guest sees it now. */
async function viewOf(tools: SessionTools, visit: Visit): Promise<VisitView | null> {
  const { stores } = tools.database;
  const invited = await readInvitedVisits(stores, [visit]);
  const [invitation] = invited.invitations.values();
  const revision = invitation === undefined ? 0 : ((await stores.calls.load(invitation.callId))?.revision ?? 0);
  const names = await tools.words.names(await stores.typedEntries.ofVisits([visit.id], 'name'));
  return invitedVisitView(visit, { ...invited, names }, revision, tools.clock.now());
}

/**
 * Looks once more how the visit stands: another command may have let the guest in, or ended it, between the commit and the
 * moment from which their page is told.
 */
async function confirmVisit(tools: SessionTools, { id, status }: Visit): Promise<void> {
  try {
    const { stores } = tools.database;
    const visit = await stores.visits.load(id);
    if (visit === null || visit.status === status) return;
    const view = await viewOf(tools, visit);
    if (view !== null) tools.announcer.visitChanged(view);
    if (!isOpenVisit(visit)) return tools.announcer.closeVisit(id);
    if (visit.status === 'inside') await admit(tools, visit.id, visit.callId);
  } catch (error) {
    tools.log.error({ visitId: id, err: error }, 'A visit could not be confirmed.');
  }
}

async function admit(tools: SessionTools, id: ParticipantId, callId: CallInvitation['callId']): Promise<void> {
  const { stores } = tools.database;
  const loaded = await loadSessionOfCall(stores, callId);
  const call = loaded?.session.call ?? null;
  if (loaded === null || call === null) return;
  const material = await tools.open(await readMaterial(stores, loaded.stays, call));
  const now = tools.clock.now();
  const view = callViewOf({ call, revision: loaded.callRevision }, id, material, { ...tools, now });
  if (view === null) return;
  tools.announcer.admitGuest(view);
  await confirmSeat(tools, callId, id);
}

/** Somebody invited leaves for good, from the door or from the call. */
export function createLeaveInvitedVisit(tools: SessionTools): Handler<'leaveVisit'> {
  return async (_request, { identity }) => {
    if (identity.kind !== 'guest') return refused({ code: 'not-found' });
    const { visitId } = identity;
    const visit = await tools.database.stores.visits.load(visitId);
    const invitation = visit === null ? null : await invitationOf(tools.database.stores, visit);
    if (invitation === null) return over;
    const done = await runSession(tools, identity, {
      verb: 'leave',
      load: (stores) => loadSessionOfCall(stores, invitation.callId),
      async command(_loaded, actor, stores) {
        const permission = permit(actor, 'leave-own-visit', await placeOf(stores, invitation));
        return permission.ok ? accepted({ type: 'guest-goes', visitId, outcome: 'left' } as const) : permission;
      },
    });
    if (done.ok) return accepted({});
    return done.refusal.code === 'call-ended' ? over : done;
  };
}

async function placeOf(stores: Stores, { clinicId, callId }: CallInvitation) {
  const place = await placeIn(stores, clinicId);
  return place === null ? null : { ...place, callId };
}
