import type { ParticipantId } from '@anteroom/domain';
import { participantId } from '@anteroom/protocol';
import { createStore } from '../../../connection/store.ts';
import { idText } from '../../../connection/testing/sample-rows.ts';
import { createCallTools } from '../call-tools.ts';
import type { CallTools } from '../call-tools.ts';
import { writeMessage } from '../messages.ts';
import type { ToolMessage } from '../messages.ts';
import type { ToolPerson } from '../rules.ts';
import { createFakeTalks } from './fake-talks.ts';

/** Dr Chen is a host; Alice is a caller, Sam a guest. */
const kinds = { chen: 'provider', lind: 'provider', alice: 'caller', sam: 'guest' } as const;

export type Name = keyof typeof kinds;

export const idOf = (name: Name): ParticipantId => participantId.parse(idText(name));

/** A call in memory, with tools on every page. */
export function createToolsCall() {
  const talks = createFakeTalks();
  const inside = createStore<readonly Name[]>([]);
  let counted = 0;
  let time = 0;

  function peopleFor(self: Name): readonly ToolPerson[] {
    return inside.read().map((name) => ({ id: idOf(name), name, kind: kinds[name], isSelf: name === self }));
  }

  return {
    talks,
    /** Somebody's page opens; again, as after a reload. */
    open(name: Name): CallTools & { readonly pictures: readonly (MediaStreamTrack | null)[] } {
      if (!inside.read().includes(name)) inside.set([...inside.read(), name]);
      const people = createStore({ people: peopleFor(name) });
      inside.subscribe(() => people.set({ people: peopleFor(name) }));
      counted += 1;
      const client = counted;
      let items = 0;
      const pictures: (MediaStreamTrack | null)[] = [];
      const tools = createCallTools({
        talk: talks.join(idOf(name)),
        call: people,
        share: (track) => pictures.push(track),
        now: () => time,
        client,
        newId: () => (client * 1000 + (items += 1)).toString(16).padStart(16, '0'),
      });
      return { ...tools, pictures };
    },
    pass: (milliseconds: number) => void (time += milliseconds),
    leave: (name: Name) => inside.set(inside.read().filter((one) => one !== name)),
    /** A page of somebody's that says what it likes, in place of theirs. */
    hostile(name: Name): (to: Name, message: ToolMessage | Uint8Array<ArrayBuffer>) => Promise<void> {
      if (!inside.read().includes(name)) inside.set([...inside.read(), name]);
      const talk = talks.join(idOf(name));
      return async (to, message) => {
        await talk.send(idOf(to), 'tools', message instanceof Uint8Array ? message : writeMessage(message));
        await talks.settle();
      };
    },
  };
}
