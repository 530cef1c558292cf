import type { ConsultationId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import type { ErrorCode, Message } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { newMessageId } from '../../connection/random-id.ts';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';

/** The messages between one caller and the staff. */
export interface ThreadView {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly isSending: boolean;
  readonly error: ErrorCode | null;
}

export interface MessageThread {
  readonly view: Store<ThreadView>;
  /** Sends; resolves to whether it arrived, so that the page keeps the text if it didn't. */
  send(text: string): Promise<boolean>;
  retry(): void;
  close(): void;
}

/** Opens a caller's messages (E6), and follows them. */
export function createMessageThread(connection: Connection, consultationId: ConsultationId): MessageThread {
  const view = createStore<ThreadView>({ phase: 'loading', messages: [], isSending: false, error: null });
  const change = (part: Partial<ThreadView>): void => view.set({ ...view.read(), ...part });
  let unsent: { readonly id: ReturnType<typeof newMessageId>; readonly text: string } | null = null;

  function add(more: readonly Message[]): void {
    const known = new Map([...view.read().messages, ...more].map((message) => [message.id, message]));
    change({ messages: [...known.values()].sort((left, right) => left.at - right.at) });
  }

  async function load(): Promise<void> {
    const answer = await connection.request(toServer.listMessages, { consultationId });
    if (answer.ok) {
      add(answer.value.messages);
      change({ phase: 'ready', error: null });
    } else if (view.read().phase !== 'ready') {
      change({ phase: 'failed', error: answer.error.code });
    }
  }

  const stops = [
    connection.on(toClient.messagePosted, (posted) => {
      if (posted.consultationId === consultationId) add([posted.message]);
    }),
    connection.onConnected(() => void load()),
  ];

  return {
    view,
    async send(text) {
      // The same text tried again is the same message: had it arrived after all, it stays one.
      if (unsent?.text !== text) unsent = { id: newMessageId(), text };
      change({ isSending: true, error: null });
      const answer = await connection.request(toServer.sendMessage, { consultationId, ...unsent });
      change({ isSending: false, error: answer.ok ? null : answer.error.code });
      if (!answer.ok) return false;
      unsent = null;
      add([answer.value]);
      return true;
    },
    retry() {
      change({ phase: 'loading', error: null });
      void load();
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
