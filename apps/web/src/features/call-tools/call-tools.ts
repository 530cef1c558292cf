import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import { createBudget } from './budget.ts';
import { createDocumentExchange } from './document-exchange.ts';
import { createFileExchange } from './file-exchange.ts';
import type { FileState } from './file-exchange.ts';
import { isPiece, isSayable, mostCounted, readMessage, writeMessage } from './messages.ts';
import type { Bytes, DocumentName, Running, ToolMessage } from './messages.ts';
import { isHost, itemsFor, keyOf, maySee, mayUse, mostGuestOrder, noRules, rulesOf } from './rules.ts';
import type { Rules, RunningItem, ToolPerson } from './rules.ts';
import type { SharedDocument } from './shared-document.ts';
import type { ToolKind } from './tool-kinds.ts';

/** The tools of a call as a screen draws them. */
export interface ToolsState {
  /** What runs for this person, in the order in which it was started. */
  readonly items: readonly RunningItem[];
  readonly rules: Rules;
  readonly isHost: boolean;
  /** Whether this person may start tools and write into what is shared. */
  readonly mayUse: boolean;
}

/** Apps & tools of one call, on one page (C4): between the pages and in memory alone, so that nothing survives the call. */
export interface CallTools {
  readonly state: Store<ToolsState>;
  document(name: DocumentName): SharedDocument;
  /**
   * Says that this person runs something; answers its id, null where they may not.
   * @param onStopped told once, when it is over, whoever stopped it
   */
  start(tool: ToolKind, onStopped: () => void, file?: OwnFile): string | null;
  /** Shows another page, or another place of a film, of something of one's own. */
  change(id: string, change: Partial<Pick<RunningItem, 'page' | 'play'>>): void;
  /** The file of something that runs; fetched from its owner once it is asked for. */
  fileOf(item: RunningItem): Store<FileState>;
  /** Stops something of one's own; a host stops anybody's. */
  stop(id: string): void;
  /** Shows a second picture to everybody, or none any more. */
  share(track: MediaStreamTrack | null): void;
  /** The time of the call's own clock, the same for everybody, in milliseconds. */
  now(): number;
  /** Hosts: what guests may. */
  setRules(rules: Pick<Rules, 'viewOnly' | 'hidden'>): void;
  close(): void;
}

/** A file of this page's that is shown to the others. */
export interface OwnFile {
  readonly name: string;
  readonly bytes: Bytes;
}

export interface CallToolsParts {
  readonly talk: Talk;
  readonly call: Store<{ readonly people: readonly ToolPerson[] }>;
  readonly share: (track: MediaStreamTrack | null) => void;
  readonly now: () => number;
  /** A number of 32 bits that no other page has. */
  readonly client: number;
  /** Makes an id: 16 hexadecimal digits by chance. */
  readonly newId: () => string;
}

const topic = 'tools';

/** After so many messages that can't be read, a page isn't heard any more. */
const patience = 3;

/**
 * So many words about documents may be such as can't be taken, and so many a second after that; until then a page isn't heard
 * about them any more. An honest one has some: what it wrote or answered can cross somebody else's word on its way, as often
 * as two of them draw at once, or was written under a number that isn't known yet.
 */
const erring = { burst: 100, perSecond: 1 };

/** So often a page is heard, but for pieces of files, which come only where they were asked for. */
const hearing = { burst: 200, perSecond: 60 };

/** So often a page is told all that it lacks of a document. */
const answering = { burst: 5, perSecond: 1 };

/** Nobody is answered for whom more bytes than these wait already. */
const mostWaiting = 1_048_576;

/** Begins the tools of a call with nothing running, and asks the others for what runs there. */
export function createCallTools({ talk, call, share, now, client, newId }: CallToolsParts): CallTools {
  const said = new Map<ParticipantId, Running>();
  const wrong = new Map<ParticipantId, number>();
  const mayErr = createBudget({ ...erring, now });
  const mayBeHeard = createBudget({ ...hearing, now });
  const mayBeAnswered = createBudget({ ...answering, now });
  const endings = new Map<string, () => void>();
  let own: Running = { client, items: [], rules: noRules, stopped: [] };
  const personOf = (id: ParticipantId): ToolPerson | undefined => call.read().people.find((one) => one.id === id);
  const self = (): ToolPerson | undefined => call.read().people.find(({ isSelf }) => isSelf);
  const state = createStore(drawn());
  const documents = createDocumentExchange({
    client,
    mayWrite: () => state.read().mayUse,
    send: (to, message) => tell(to, message),
    everybody: () => talk.met().filter(isReached),
    now,
    isOnlyHost: () => !call.read().people.some((person) => isHost(person) && !person.isSelf),
  });
  const files = createFileExchange({
    send: (to, message) => talk.send(to, topic, writeMessage(message)),
    isReached,
  });

  function drawn(): ToolsState {
    const me = self();
    if (me === undefined) return { items: [], rules: noRules, isHost: false, mayUse: false };
    const { people } = call.read();
    const everything = new Map([...said, [me.id, own]]);
    const rules = rulesOf(people, everything);
    return {
      rules,
      items: itemsFor(me, people, everything),
      isHost: isHost(me),
      mayUse: mayUse(me, rules),
    };
  }

  /** Whom what is shown reaches at all: what is hidden from guests isn't sent to them. */
  function isReached(id: ParticipantId): boolean {
    const person = personOf(id);
    return person !== undefined && maySee(person, state.read().rules);
  }

  function tell(to: ParticipantId, message: ToolMessage): void {
    void talk.send(to, topic, writeMessage(message));
  }

  function introduce(to: ParticipantId): void {
    tell(to, { kind: 'running', running: isReached(to) ? own : { ...own, items: [] } });
  }

  function say(next: Running): void {
    // What the others couldn't read would be held against this page.
    if (!isSayable(next)) return;
    own = next;
    draw();
    talk.met().forEach(introduce);
  }

  function draw(): void {
    const before = state.read();
    const next = drawn();
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    state.set(next);
    files.keepOnly(next.items.map(({ id, by }) => ({ id, by: by.id, isOwn: by.isSelf })));
    const mine = new Set(next.items.filter(({ by }) => by.isSelf).map(({ id }) => id));
    const ended = own.items.filter(({ id }) => !mine.has(id));
    const isNewer = next.isHost && next.rules.at > own.rules.at;
    if (ended.length > 0 || isNewer) {
      // What was stopped from elsewhere is over here too; and every host says the newest rules, so that they outlive who set them.
      say({
        ...own,
        rules: isNewer ? next.rules : own.rules,
        items: own.items.filter(({ id }) => mine.has(id)),
      });
      ended.forEach(({ id }) => finish(id));
    }
    if (next.rules.at !== before.rules.at) {
      talk.met().forEach(introduce);
      // What was held back meanwhile is caught up with.
      talk.met().filter(isReached).forEach(documents.ask);
    }
  }

  function finish(id: string): void {
    const ending = endings.get(id);
    endings.delete(id);
    ending?.();
  }

  function hear(from: ParticipantId, body: Uint8Array): void {
    const person = personOf(from);
    if (person === undefined || (wrong.get(from) ?? 0) >= patience) return;
    if (!isPiece(body) && !mayBeHeard.spend(from)) return;
    const message = readMessage(body);
    if (message === null) {
      blame(from);
    } else if (message.kind === 'running') {
      said.set(from, isHost(person) ? message.running : withoutClaims(from, message.running));
      documents.learn(person, message.running.client);
      draw();
    } else if (message.kind === 'ask') {
      if (talk.waiting(from) > mostWaiting || !mayBeAnswered.spend(`${from}/${message.document}`)) return;
      // They ask when they know nothing, perhaps not even what was said before they listened.
      introduce(from);
      if (isReached(from)) documents.answer(from, message);
    } else if (message.kind === 'want' || message.kind === 'piece') {
      files.hear(from, message);
    } else if (mayUse(person, state.read().rules) && mayErr.has(from)) {
      const verdict = documents.take(person, message);
      if (verdict === 'broken') blame(from);
      if (verdict === 'refused') mayErr.spend(from);
    }
  }

  /** What somebody else runs already keeps its id. */
  function withoutClaims(from: ParticipantId, running: Running): Running {
    const others = [own, ...[...said].filter(([id]) => id !== from).map(([, one]) => one)];
    const taken = new Set(others.flatMap(({ items }) => items.map(({ id }) => id)));
    return { ...running, items: running.items.filter(({ id }) => !taken.has(id)) };
  }

  function blame(from: ParticipantId): void {
    wrong.set(from, (wrong.get(from) ?? 0) + 1);
  }

  function meet(peer: ParticipantId, isNewPage: boolean): void {
    // Saying hello again wipes nothing away.
    if (isNewPage) forget(peer);
    introduce(peer);
    documents.ask(peer);
  }

  /** Nothing that couldn't be read is held against another page of theirs. */
  function forget(peer: ParticipantId): void {
    wrong.delete(peer);
    documents.forget(peer);
  }

  const stops = [
    talk.on(topic, hear),
    talk.onMet(meet),
    call.subscribe(() => {
      const here = new Set(call.read().people.map(({ id }) => id));
      for (const id of [...said.keys(), ...wrong.keys()]) {
        if (here.has(id)) continue;
        said.delete(id);
        forget(id);
      }
      draw();
    }),
  ];

  return {
    state,
    document: documents.of,
    start(tool, onStopped, file) {
      if (!state.read().mayUse || own.items.length >= 8) return null;
      const id = newId();
      const latest = Math.max(0, ...state.read().items.map((item) => item.order + 1));
      const order = Math.min(latest, state.read().isHost ? mostCounted : mostGuestOrder);
      const shown = file === undefined ? null : { name: file.name.slice(-120) || 'file', size: file.bytes.length };
      const next = { ...own, items: [...own.items, { id, tool, order, file: shown, page: 1, play: null }] };
      if (!isSayable(next)) return null;
      endings.set(id, onStopped);
      if (file !== undefined) files.offer(id, file.bytes);
      say(next);
      return id;
    },
    change(id, change) {
      say({ ...own, items: own.items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
    },
    fileOf: ({ id, file, by }) => files.of({ id, size: file?.size ?? 0, by: by.id, isOwn: by.isSelf }),
    stop(id) {
      if (own.items.some((item) => item.id === id)) {
        say({ ...own, items: own.items.filter((item) => item.id !== id) });
        finish(id);
        return;
      }
      const item = state.read().items.find((one) => one.id === id);
      if (item !== undefined && state.read().isHost) {
        say({ ...own, stopped: [...own.stopped, keyOf(item)].slice(-64) });
      }
    },
    share,
    now,
    setRules({ viewOnly, hidden }) {
      if (state.read().isHost) {
        say({ ...own, rules: { viewOnly, hidden, at: Math.min(mostCounted, state.read().rules.at + 1) } });
      }
    },
    close() {
      for (const stop of stops) stop();
      for (const id of [...endings.keys()]) finish(id);
      documents.close();
    },
  };
}
