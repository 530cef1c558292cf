import type { ParticipantId } from '@anteroom/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MeshCall, Page } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';
import { alice, chen, ivo } from '../testing/people.ts';

const everybody = [alice, chen, ivo];
const somebody = fc.constantFrom(...everybody);

type Turn =
  | { readonly type: 'reload' | 'restart' | 'leave' | 'enter'; readonly who: ParticipantId }
  | { readonly type: 'pause' | 'go-on' | 'scramble' | 'interrupt' | 'give-up' | 'heal' }
  | { readonly type: 'lose'; readonly every: number }
  | { readonly type: 'pass'; readonly milliseconds: number };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ type: fc.constantFrom('reload', 'restart', 'leave', 'enter'), who: somebody }),
  fc.record({ type: fc.constantFrom('pause', 'go-on', 'scramble', 'interrupt', 'give-up', 'heal') }),
  fc.record({ type: fc.constant('lose' as const), every: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ type: fc.constant('pass' as const), milliseconds: fc.constantFrom(0, 0, 1, 700, 5000, 30_000) }),
);

/** A call in which anything happens, and the pages that are in it. */
class Havoc {
  readonly call: MeshCall = createMeshCall();
  readonly pages = new Map<ParticipantId, Page>();

  enter(who: ParticipantId): void {
    const page = this.pages.get(who) ?? this.call.load(who);
    this.pages.set(who, page);
    this.tell();
  }

  /** Everybody hears who is inside; whoever isn't, of nobody. */
  tell(): void {
    for (const { session } of this.pages.values()) session.setPeers([...this.pages.keys()]);
  }

  async take(what: Turn): Promise<void> {
    const { call, pages } = this;
    switch (what.type) {
      case 'reload':
        if (pages.delete(what.who)) this.enter(what.who);
        break;
      case 'restart':
        pages.get(what.who)?.session.restart();
        break;
      case 'leave':
        pages.get(what.who)?.session.close();
        pages.delete(what.who);
        this.tell();
        break;
      case 'enter':
        this.enter(what.who);
        break;
      case 'pause':
        call.server.pause();
        break;
      case 'go-on':
        call.server.goOn();
        break;
      case 'scramble':
        call.server.goOn((kept) => [...kept].reverse());
        break;
      case 'interrupt':
        call.web.interrupt();
        break;
      case 'give-up':
        call.web.giveUp();
        break;
      case 'heal':
        call.web.heal();
        break;
      case 'lose': {
        let count = 0;
        call.server.lose(() => (count += 1) % what.every === 0);
        break;
      }
      case 'pass':
        await call.clock.pass(what.milliseconds);
    }
  }

  /** No page has a connection to somebody who isn't inside, nor two to anybody. */
  check(): void {
    for (const [who, page] of this.pages) {
      expect(page.open().length).toBe(this.pages.size - 1);
      expect([...page.session.peers().keys()].sort()).toEqual([...this.pages.keys()].filter((id) => id !== who).sort());
    }
  }

  /** Everything works again, and nobody does anything. */
  async calm(): Promise<void> {
    this.call.server.lose(null);
    this.call.server.goOn();
    this.call.web.heal();
    for (const who of everybody) this.enter(who);
    await this.call.clock.pass(40_000);
    // A browser gives up by itself on what never came about.
    this.call.web.giveUp();
    await this.call.clock.pass(40_000);
  }
}

describe('a mesh in bad times', () => {
  it('connects everybody once they are over, whatever came before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 25 }), async (turns) => {
        const havoc = new Havoc();
        for (const one of turns) {
          await havoc.take(one);
          havoc.check();
        }
        await havoc.calm();
        havoc.check();
        for (const page of havoc.pages.values()) {
          for (const { connection } of page.session.peers().values()) expect(connection).toBe('connected');
          for (const connection of page.open()) expect(connection).toMatchObject({ lines: 3, signalling: 'stable' });
        }
        // Of a lost or overtaken offer the candidates fit nothing; everything else would be a mistake of ours.
        const mistakes = havoc.call.problems.filter(
          (problem) => !(problem instanceof DOMException && problem.name === 'OperationError'),
        );
        expect(mistakes).toEqual([]);
      }),
    );
  });
});
