import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import type { Bytes } from '../messages.ts';

/** Talks that meet in memory, all with all. */
export interface FakeTalks {
  /** A page of this person's; the one before it is gone, as by a reload. */
  join(id: ParticipantId): Talk;
  /** This person's page says hello again, as one that has forgotten all. */
  greetAgain(id: ParticipantId): void;
  /** Everything said so far is heard. */
  settle(): Promise<void>;
  /** What went from one to another, by topic. */
  readonly sent: readonly { readonly from: ParticipantId; readonly to: ParticipantId; readonly body: Bytes }[];
}

/** Nobody is there yet. */
export function createFakeTalks(): FakeTalks {
  const pages = new Map<ParticipantId, Page>();
  const sent: { from: ParticipantId; to: ParticipantId; body: Bytes }[] = [];
  return {
    sent,
    greetAgain(id) {
      for (const [other, { meeters }] of pages) if (other !== id) meeters.forEach((listener) => listener(id, false));
    },
    async settle() {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    },
    join(id) {
      const page: Page = { hearers: new Map(), meeters: new Set() };
      pages.set(id, page);
      const others = (): readonly ParticipantId[] => [...pages.keys()].filter((one) => one !== id);
      void Promise.resolve().then(() => {
        for (const other of others()) pages.get(other)?.meeters.forEach((listener) => listener(id, true));
      });
      return {
        async send(to, topic, body) {
          sent.push({ from: id, to, body });
          await Promise.resolve();
          const other = pages.get(to);
          if (pages.get(id) !== page || other === undefined) return false;
          other.hearers.get(topic)?.(id, body);
          return true;
        },
        waiting: () => 0,
        on(topic, hear) {
          page.hearers.set(topic, hear);
          return () => page.hearers.delete(topic);
        },
        onMet(listener) {
          page.meeters.add(listener);
          others().forEach((one) => listener(one, true));
          return () => page.meeters.delete(listener);
        },
        met: others,
        close: () => void pages.delete(id),
      };
    },
  };
}

interface Page {
  readonly hearers: Map<string, (from: ParticipantId, body: Bytes) => void>;
  readonly meeters: Set<(peer: ParticipantId, isNewPage: boolean) => void>;
}
