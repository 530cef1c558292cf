import type { CallId, MessageId } from '@anteroom/domain';
import {
  toClient,
  toServer,
  type CallView,
  type ErrorCode,
  type Message,
  type RequestOf,
  type StayView,
} from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { createServerClock, type ServerClock } from '../../connection/server-clock.ts';
import { createStore, type Store } from '../../connection/store.ts';

/** A message of the caller that the server has not acknowledged yet; sent again after a reconnection, and when the caller asks. */
export interface UnsentMessage {
  readonly id: MessageId;
  readonly text: string;
  /** Why the server refused it; null while it is on its way. */
  readonly refusal: ErrorCode | null;
}

/** As much of a call as a stay needs: which one it is, and how to stop it here. */
export interface StayCall {
  readonly callId: CallId;
  close(): void;
}

/** What the caller's page knows. */
export interface StayState<Call extends StayCall> {
  /** `entering` until the server has answered; `over` once the stay has ended or was never there. */
  readonly phase: 'entering' | 'here' | 'over' | 'gone';
  readonly stay: StayView | null;
  readonly call: Call | null;
  readonly messages: readonly Message[];
  readonly unsent: readonly UnsentMessage[];
}

/** One caller's stay, as their newest page follows it. It outlives every view and every loss of the network. */
export interface Stay<Call extends StayCall> {
  readonly state: Store<StayState<Call>>;
  readonly clock: ServerClock;
  sendMessage(text: string): void;
  /** Wants to be called back, or no longer (E7); answers why not, or null. */
  wantCallBack(wish: RequestOf<'wantCallBack'>): Promise<ErrorCode | null>;
  /** Sends a message once more that was refused. */
  sendAgain(id: MessageId): void;
  /** Gives a message up that was refused. */
  giveUp(id: MessageId): void;
  /** Leaves for good; resolves when the server knows, or can't be reached. */
  leave(): Promise<void>;
  close(): void;
}

export interface StayParts<Call extends StayCall> {
  readonly connection: Connection;
  /** Begins the media of a call that the caller was admitted to. */
  readonly beginCall: (view: CallView, onLeft: () => void) => Call;
  /** A new id for a message. */
  readonly newId: () => MessageId;
}

const nothingYet: StayState<never> = {
  phase: 'entering',
  stay: null,
  call: null,
  messages: [],
  unsent: [],
};

/** Whether the token opens nothing any more: the stay is over, or was begun again by another. */
function tokenIsDead(code: ErrorCode): boolean {
  return code === 'not-found' || code === 'not-signed-in' || code === 'consultation-ended';
}

/** Takes up the stay that the browser's token opens. */
export function createStay<Call extends StayCall>(parts: StayParts<Call>): Stay<Call> {
  const { connection, beginCall, newId } = parts;
  const state = createStore<StayState<Call>>(nothingYet);
  const clock = createServerClock();
  const change = (part: Partial<StayState<Call>>): void => {
    // What is over stays over: the server cuts the connection of an ended stay, and its token opens nothing more.
    if (state.read().phase !== 'over') state.set({ ...state.read(), ...part });
  };

  function show(stay: StayView): void {
    const known = state.read().stay;
    if (known !== null && known.id === stay.id && known.revision > stay.revision) return;
    clock.learn(stay.now);
    const over = stay.status === 'ended';
    if (stay.callId === null || over) endCall();
    change({ stay, phase: over ? 'over' : 'here' });
    if (stay.status === 'transferred') followOn();
  }

  /** The stay goes on in another clinic: whoever speaks for it there is settled when a page connects (S8). */
  function followOn(): void {
    endCall();
    connection.reopen();
  }

  function endCall(): void {
    const { call } = state.read();
    if (call === null) return;
    change({ call: null });
    call.close();
  }

  function enterCall(view: CallView): void {
    const { call } = state.read();
    if (call?.callId === view.callId) return;
    endCall();
    clock.learn(view.now);
    const begun = beginCall(view, () => {
      if (state.read().call === begun) change({ call: null });
    });
    change({ call: begun });
  }

  function addMessage(message: Message): void {
    const { messages, unsent } = state.read();
    const known = messages.find((each) => each.id === message.id);
    if (known !== undefined && known.readAt === message.readAt) return;
    change({
      messages: [...messages.filter((each) => each !== known), message].sort((left, right) => left.at - right.at),
      unsent: unsent.filter((pending) => pending.id !== message.id),
    });
  }

  async function enter(): Promise<void> {
    const entered = await connection.request(toServer.enterStay, {});
    if (!entered.ok) {
      if (tokenIsDead(entered.error.code)) change({ phase: 'gone' });
      else if (entered.error.code === 'consultation-transferred') followOn();
      return;
    }
    show(entered.value);
    const { callId, id } = entered.value;
    if (callId !== null && state.read().call === null) {
      const call = await connection.request(toServer.enterCall, { callId });
      if (call.ok) enterCall(call.value);
    }
    const listed = await connection.request(toServer.listMessages, { consultationId: id });
    if (listed.ok) for (const message of listed.value.messages) addMessage(message);
    for (const pending of state.read().unsent) if (pending.refusal === null) void send(pending);
  }

  async function send({ id, text }: UnsentMessage): Promise<void> {
    const consultationId = state.read().stay?.id;
    if (consultationId === undefined) return;
    const sent = await connection.request(toServer.sendMessage, { consultationId, id, text });
    if (sent.ok) addMessage(sent.value);
    // It is sent again from where the stay goes on.
    else if (sent.error.code === 'consultation-transferred') followOn();
    // Without an answer it goes again by itself; what was refused waits for the caller.
    else if (sent.error.code !== 'unavailable') mark(id, sent.error.code);
  }

  function mark(id: MessageId, refusal: ErrorCode | null): void {
    change({ unsent: state.read().unsent.map((pending) => (pending.id === id ? { ...pending, refusal } : pending)) });
  }

  /** Staff have what the caller wrote up to a moment in front of them. */
  function noteRead(upTo: number): void {
    const readAt = clock.now();
    change({
      messages: state
        .read()
        .messages.map((message) =>
          message.from === 'caller' && message.readAt === undefined && message.at <= upTo
            ? { ...message, readAt }
            : message,
        ),
    });
  }

  function followConnection(): void {
    const now = connection.state.read();
    // The newest page owns the stay: its media runs there, and not here too.
    if (now.kind === 'superseded') endCall();
    if (now.kind === 'refused' && tokenIsDead(now.code)) change({ phase: 'gone' });
  }

  const stops = [
    connection.on(toClient.stayChanged, show),
    connection.on(toClient.callEntered, enterCall),
    connection.on(toClient.messagePosted, ({ message }) => addMessage(message)),
    connection.on(toClient.messagesRead, ({ upTo }) => noteRead(upTo)),
    connection.onConnected(() => void enter()),
    connection.state.subscribe(followConnection),
  ];

  return {
    state,
    clock,
    sendMessage(text) {
      const words = text.trim();
      if (words === '') return;
      const pending = { id: newId(), text: words, refusal: null };
      change({ unsent: [...state.read().unsent, pending] });
      void send(pending);
    },
    async wantCallBack(wish) {
      const answer = await connection.request(toServer.wantCallBack, wish);
      return answer.ok ? null : answer.error.code;
    },
    sendAgain(id) {
      const pending = state.read().unsent.find((each) => each.id === id);
      if (pending === undefined) return;
      mark(id, null);
      void send(pending);
    },
    giveUp(id) {
      change({ unsent: state.read().unsent.filter((pending) => pending.id !== id) });
    },
    async leave() {
      await connection.request(toServer.leaveStay, {});
      endCall();
      change({ phase: 'over' });
    },
    close() {
      for (const stop of stops) stop();
      endCall();
      connection.close();
    },
  };
}
