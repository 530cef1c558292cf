import { accepted, refused } from '@anteroom/domain';
import type { ConsultationId, Result, SessionCommand } from '@anteroom/domain';
import type { Refusal } from '../../../refusal.ts';
import { loadSessionOfStay } from '../../../session/load-session.ts';
import { runSession, type SessionTools } from '../../../session/sessions.ts';

const system = { kind: 'system' } as const;

/**
 * Makes what ends the offers that nobody has answered in time; to be run every second. Every node may do so: the second
 * finds that it is done (S8).
 */
export function createExpireOffers(tools: SessionTools): () => Promise<void> {
  async function expire(consultationId: ConsultationId): Promise<void> {
    await runSession(tools, system, {
      verb: 'expire-transfer',
      load: (stores) => loadSessionOfStay(stores, consultationId),
      command({ session }): Promise<Result<SessionCommand, Refusal>> {
        const stay = session.consultations.find(({ id }) => id === consultationId);
        const expiresAt = stay?.offer?.expiresAt ?? null;
        const isDue = expiresAt !== null && expiresAt <= tools.clock.now();
        return Promise.resolve(
          isDue
            ? accepted({ type: 'stay', consultationId, command: { type: 'expire-transfer' } })
            : refused({ code: 'no-transfer-offered' }),
        );
      },
    });
  }

  return async () => {
    for (const id of await tools.database.stores.consultations.offersDue(tools.clock.now())) {
      try {
        await expire(id);
      } catch (error) {
        tools.log.error({ consultationId: id, err: error }, 'An offer could not be ended.');
      }
    }
  };
}
