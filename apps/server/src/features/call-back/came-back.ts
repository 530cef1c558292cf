import { accepted, isOpen, type ConsultationId } from '@anteroom/domain';
import { loadSessionOfStay } from '../../session/load-session.ts';
import { runSession, type SessionTools } from '../../session/sessions.ts';
import type { CallerIdentity } from '../access/read-model.ts';

/** A caller's page is back after they were called back: the wish is fulfilled, and they wait like everybody else (E7). */
export async function noteCameBack(tools: SessionTools, identity: CallerIdentity): Promise<void> {
  const { consultationId } = identity;
  if (!(await wasCalledBack(tools, consultationId))) return;
  await runSession(tools, identity, {
    verb: 'come-back',
    load: (stores) => loadSessionOfStay(stores, consultationId),
    command: () =>
      Promise.resolve(
        accepted({ type: 'stay', consultationId, command: { type: 'want-call-back', wanted: false } } as const),
      ),
  });
}

async function wasCalledBack({ database }: SessionTools, id: ConsultationId): Promise<boolean> {
  const stored = await database.stores.consultations.load(id);
  const stay = stored?.consultation;
  return stay !== undefined && isOpen(stay) && stay.calledBackAt !== undefined;
}
