import { compareQueued } from '@anteroom/domain';
import type { ClinicId, Consultation } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../platform/log.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Announcer } from '../../realtime/announcer.ts';
import { readMaterial } from '../../session/material.ts';
import type { OpenMaterial } from '../../session/material.ts';
import { stayViewOf } from '../consultation/read-model.ts';

type Leaver = Pick<Consultation, 'id' | 'clinicId' | 'firstArrivedAt'>;

/** Tells waiting callers when their place in the queue has changed (E6). */
export interface Positions {
  /** Somebody has left the queue: those behind them moved up. */
  movedUp(leaver: Leaver): void;
}

/** Makes it; each clinic is looked at once at a time, and once more if somebody left meanwhile. */
export function createPositions(tools: {
  readonly database: Database;
  readonly open: OpenMaterial;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly log: Log;
}): Positions {
  const waiting = new Map<ClinicId, Leaver>();
  const running = new Set<ClinicId>();

  async function tell(first: Leaver): Promise<void> {
    const { stores } = tools.database;
    const queue = await stores.consultations.queueOf(first.clinicId);
    const behind = queue.filter((queued) => compareQueued(queued, first) > 0).map((queued) => queued.id);
    if (behind.length === 0) return;
    const stays = await stores.consultations.loadMany(behind);
    const material = await tools.open(await readMaterial(stores, stays));
    // Where the clinic shows no places, there is nothing to tell.
    if (!material.queues.has(first.clinicId)) return;
    for (const id of behind) {
      const view = stayViewOf(id, material, tools.clock.now());
      if (view !== null && view.position !== null) tools.announcer.stayChanged(view);
    }
  }

  async function run(clinicId: ClinicId): Promise<void> {
    if (running.has(clinicId)) return;
    running.add(clinicId);
    try {
      for (let next = waiting.get(clinicId); next !== undefined; next = waiting.get(clinicId)) {
        waiting.delete(clinicId);
        await tell(next);
      }
    } catch (error) {
      tools.log.error({ clinicId, err: error }, 'Places in the queue could not be told.');
    } finally {
      running.delete(clinicId);
    }
  }

  return {
    movedUp(leaver) {
      const other = waiting.get(leaver.clinicId);
      if (other === undefined || compareQueued(leaver, other) < 0) waiting.set(leaver.clinicId, leaver);
      void run(leaver.clinicId);
    },
  };
}
