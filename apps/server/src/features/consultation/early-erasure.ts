import { accepted, refused, type ClinicId, type ConsultationId, type Result } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import { eraseStay } from '../../session/save-session.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';

/** What a clinic still keeps of stays that are over, and erasing it before its time (A4). */
export interface EarlyErasure {
  /** Of how many stays something is kept. */
  count(clinicId: ClinicId, by: Identity): Promise<Result<number, Refusal>>;
  /** Erases it, and answers of how many stays; each is in the audit log. */
  erase(clinicId: ClinicId, by: Identity): Promise<Result<number, Refusal>>;
}

export function createEarlyErasure(tools: Pick<SessionTools, 'database' | 'change' | 'words' | 'clock'>): EarlyErasure {
  async function keptIn(
    stores: Stores,
    clinicId: ClinicId,
    by: Identity,
  ): Promise<Result<readonly ConsultationId[], Refusal>> {
    const permission = permit(await actorOf(by, stores), 'erase-stay', await placeIn(stores, clinicId));
    return permission.ok ? accepted(await stores.typedEntries.keptOf(clinicId)) : permission;
  }

  return {
    async count(clinicId, by) {
      const kept = await keptIn(tools.database.stores, clinicId, by);
      return kept.ok ? accepted(kept.value.length) : kept;
    },
    async erase(clinicId, by) {
      if (by.kind !== 'staff') return refused({ code: 'not-signed-in' });
      const actor = { kind: 'staff', personId: by.personId } as const;
      const done = await tools.change(async (stores) => {
        const kept = await keptIn(stores, clinicId, by);
        if (!kept.ok) return kept;
        for (const id of kept.value) await eraseStay(stores, id);
        const at = tools.clock.now();
        await stores.audit.append(kept.value.map((subject) => ({ at, actor, verb: 'erase-stay', clinicId, subject })));
        return kept;
      });
      if (!done.ok) return done;
      for (const id of done.value) await tools.words.destroy(id);
      return accepted(done.value.length);
    },
  };
}

/** Serves both. */
export function serveEarlyErasure(
  app: FastifyInstance,
  parts: { readonly erasure: EarlyErasure; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { erasure, identityOf } = parts;
  serveRoute(app, routes.keptWords, async ({ params, request }) =>
    answerOf(await erasure.count(params.clinicId, await identityOf(request)), (stays) => ({ stays })),
  );
  serveRoute(app, routes.eraseKeptWords, async ({ params, request }) =>
    answerOf(await erasure.erase(params.clinicId, await identityOf(request)), (stays) => ({ stays })),
  );
}
