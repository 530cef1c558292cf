import { accepted, graceFor } from '@anteroom/domain';
import type { NodeId, ParticipantId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import { timeUntilClosing } from '../hours/read-model.ts';
import { graceOfGuest, missingFrom } from '../../session/presence-rows.ts';
import { savePresenceChange, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { PresenceRow } from './presence-store.ts';

/** A page of this node and a participant that it speaks for. */
export interface OwnPage {
  readonly participantId: ParticipantId;
  readonly connection: string;
}

/** Notes that a page is lost: its participant is missing from now on, if no newer page of theirs speaks for them already. */
export async function noteLost(tools: SessionTools, { participantId, connection }: OwnPage): Promise<void> {
  const now = tools.clock.now();
  const owner: { nodeId: NodeId; tab: string } = { nodeId: tools.nodeId, tab: connection };
  await changePresence(tools, async (stores) => {
    const row = await stores.presence.get(participantId);
    if (row === null || row.nodeId !== owner.nodeId || row.tab !== owner.tab) return null;
    const presence = missingFrom(now, await graceOf(stores, row, tools));
    return stores.presence.changeOwned(participantId, owner, { presence });
  });
}

/**
 * Takes back the rows of pages that are connected here: another node may have taken this one for dead, as when neither
 * could reach the database for a while.
 */
export async function reclaim(tools: SessionTools, ownPages: () => readonly OwnPage[]): Promise<void> {
  const pages = ownPages();
  const rows = await tools.database.stores.presence.getMany(pages.map((page) => page.participantId));
  for (const { participantId, connection } of pages) {
    if (!isMislaid(rows.get(participantId) ?? null, connection)) continue;
    await changePresence(tools, async (stores) => {
      const row = await stores.presence.get(participantId);
      // It may have been lost since, and noted so.
      const isConnected = ownPages().some((page) => page.connection === connection);
      if (row === null || !isConnected || !isMislaid(row, connection)) return null;
      const taken: PresenceRow = { ...row, nodeId: tools.nodeId, presence: { state: 'here' } };
      await stores.presence.put(taken);
      return taken;
    });
  }

  function isMislaid(row: PresenceRow | null, connection: string): boolean {
    return row?.tab === connection && (row.nodeId !== tools.nodeId || row.presence.state !== 'here');
  }
}

/** The grace that applies to the participant of a row now, in milliseconds. */
export async function graceOf(
  stores: Stores,
  { subject }: PresenceRow,
  { grace, clock }: Pick<SessionTools, 'grace' | 'clock'>,
): Promise<number | null> {
  if (subject.kind === 'provider') return grace.inCall;
  if (subject.kind === 'guest') {
    const visit = await stores.visits.load(subject.visitId);
    return visit === null ? 0 : graceOfGuest(visit, grace);
  }
  const stay = (await stores.consultations.load(subject.consultationId))?.consultation;
  if (stay === undefined) return 0;
  // Whoever wishes to be called back is waited for until the clinic closes.
  const place = stay.callBackWantedSince === null ? null : await stores.clinics.byId(stay.clinicId);
  return graceFor(stay, grace, place === null ? null : timeUntilClosing(place, clock.now()));
}

/** Changes one row in a transaction of its own and tells of it; null where there was nothing to change. */
export async function changePresence(
  tools: SessionTools,
  work: (stores: Stores) => Promise<PresenceRow | null>,
): Promise<void> {
  const result = await tools.change<PresenceChange | null>(async (stores) => {
    const row = await work(stores);
    return accepted(row === null ? null : await savePresenceChange(stores, row));
  });
  if (result.ok && result.value !== null) await tellPresenceChange(tools, result.value);
}
