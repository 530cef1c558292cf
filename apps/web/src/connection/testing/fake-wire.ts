import type { ErrorCode, Handshake, ToClientMessage, ToServerMessage } from '@anteroom/protocol';
import type { CreateWire, WireEvents } from '../wire.ts';

type Answer = (body: unknown) => unknown;

/** A server at the other end of a wire that a test holds in its hand. */
export interface FakeServer {
  readonly createWire: CreateWire;
  /** Every message that the page sent, oldest first. */
  readonly asked: readonly { readonly event: string; readonly body: unknown }[];
  /** The handshakes of all openings. */
  readonly handshakes: readonly Handshake[];
  /** Says how a message is answered from now on; without it no answer comes until `settle`. */
  answer<Request extends ToServerMessage['request'], Reply extends ToServerMessage['reply']>(
    message: ToServerMessage<string, Request, Reply>,
    answer: Answer,
  ): void;
  accept(): void;
  lose(byServer?: boolean): void;
  refuse(code: ErrorCode): void;
  tell<Body extends ToClientMessage['body']>(message: ToClientMessage<string, Body>, body: unknown): void;
  bodiesOf(message: ToServerMessage): readonly unknown[];
}

/** Makes the other end. It lets nobody in before `accept`. */
export function createFakeServer(): FakeServer {
  const asked: { event: string; body: unknown }[] = [];
  const handshakes: Handshake[] = [];
  const answers = new Map<string, Answer>();
  let events: WireEvents | undefined;
  let isOpen = false;
  let pending: ((answer: null) => void)[] = [];

  function cut(): void {
    isOpen = false;
    for (const settle of pending) settle(null);
    pending = [];
  }

  return {
    asked,
    handshakes,
    createWire(next) {
      events = next;
      return {
        get isOpen() {
          return isOpen;
        },
        open: (handshake) => handshakes.push(handshake()),
        close: cut,
        ask(event, body) {
          if (!isOpen) return Promise.resolve(null);
          asked.push({ event, body });
          const answer = answers.get(event);
          if (answer !== undefined) return Promise.resolve(answer(body));
          return new Promise((settle) => pending.push(settle));
        },
      };
    },
    answer: (message, answer) => void answers.set(message.event, answer),
    accept() {
      isOpen = true;
      events?.onOpen();
    },
    lose(byServer = false) {
      cut();
      events?.onLost(byServer);
    },
    refuse: (code) => events?.onRefused(code),
    tell: (message, body) => events?.onMessage(message.event, body),
    bodiesOf: (message) => asked.filter(({ event }) => event === message.event).map(({ body }) => body),
  };
}

/** A yes of the server. */
export function yes(value: unknown): unknown {
  return { ok: true, value };
}

/** A no of the server. */
export function no(code: ErrorCode): unknown {
  return { ok: false, error: { code } };
}
