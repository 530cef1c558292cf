import type { ConsultationId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import type { ErrorCode, Message } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { newMessageId } from '../../connection/random-id.ts';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import type { VisiblePage } from '../../connection/visible-page.ts';

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

/**
 * Opens a caller's messages (E6), and follows them. The caller learns that somebody has them in front of them: while the page is
 * in sight.
 */
export function createMessageThread(
  connection: Connection,
  consultationId: ConsultationId,
  page: VisiblePage = document,
): MessageThread {
  const view = createStore<ThreadView>({ phase: 'loading', messages: [], isSending: false, error: null });
  const change = (part: Partial<ThreadView>): void => view.set({ ...view.read(), ...part });
  let unsent: { readonly id: ReturnType<typeof newMessageId>; readonly text: string } | null = null;

  function add(more: readonly Message[]): void {
    const known = new Map([...view.read().messages, ...more].map((message) => [message.id, message]));
    change({ messages: [...known.values()].sort((left, right) => left.at - right.at) });
  }

  /** Says that what the caller wrote is being read, once for each that is new. */
  let toldUpTo = 0;
  function tellRead(): void {
    if (page.visibilityState !== 'visible') return;
    const unread = view.read().messages.filter(({ from, readAt }) => from === 'caller' && readAt === undefined);
    const newest = Math.max(0, ...unread.map(({ at }) => at));
    if (newest <= toldUpTo) return;
    toldUpTo = newest;
    void connection.request(toServer.markMessagesRead, { consultationId });
  }

  async function load(): Promise<void> {
    const answer = await connection.request(toServer.listMessages, { consultationId });
    if (answer.ok) {
      add(answer.value.messages);
      change({ phase: 'ready', error: null });
      tellRead();
    } else if (view.read().phase !== 'ready') {
      change({ phase: 'failed', error: answer.error.code });
    }
  }

  const stops = [
    connection.on(toClient.messagePosted, (posted) => {
      if (posted.consultationId !== consultationId) return;
      add([posted.message]);
      tellRead();
    }),
    connection.onConnected(() => void load()),
  ];
  page.addEventListener('visibilitychange', tellRead);

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
      page.removeEventListener('visibilitychange', tellRead);
      for (const stop of stops) stop();
    },
  };
}
