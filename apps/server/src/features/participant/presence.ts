import { accepted, graceFor } from '@anteroom/domain';
import type { NodeId, ParticipantId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import { missingFrom } from '../../session/presence-rows.ts';
import { savePresenceChange, tellPresenceChange } from '../../session/presence-change.ts';
import type { PresenceChange } from '../../session/presence-change.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { PresenceRow } from './presence-store.ts';

/**
 * A page is lost: its participant is missing from now on, if no newer page of theirs speaks for them already.
 * Never throws.
 */
export async function disconnected(
  tools: SessionTools,
  id: ParticipantId,
  owner: { readonly nodeId: NodeId; readonly tab: string },
): Promise<void> {
  const now = tools.clock.now();
  try {
    const result = await tools.change<PresenceChange | null>(async (stores) => {
      const row = await stores.presence.get(id);
      if (row === null || row.nodeId !== owner.nodeId || row.tab !== owner.tab) return accepted(null);
      const presence = missingFrom(now, await graceOf(stores, row, tools));
      const changed = await stores.presence.changeOwned(id, owner, { presence });
      return accepted(changed === null ? null : await savePresenceChange(stores, changed));
    });
    if (result.ok && result.value !== null) await tellPresenceChange(tools, result.value);
  } catch (error) {
    tools.log.error({ participantId: id, err: error }, 'A lost page could not be noted.');
  }
}

/** The grace that applies to the participant of a row now, in milliseconds. */
export async function graceOf(
  stores: Stores,
  { subject }: PresenceRow,
  { grace }: Pick<SessionTools, 'grace'>,
): Promise<number | null> {
  if (subject.kind === 'provider') return grace.inCall;
  const stored = await stores.consultations.load(subject.consultationId);
  return stored === null ? 0 : graceFor(stored.consultation, grace);
}
