import type { CallId, ConsentKind } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import { toServer } from '@anteroom/protocol';
import type { Ack } from '@anteroom/protocol';
import type { Connection } from '../../../connection/connection.ts';
import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';
import type { CallState } from '../call-state.ts';
import { followConsentWords } from './consent-words.ts';
import { createOwnRecording } from './own-recording.ts';
import type { MakeRecording, RecordingOutcome } from './own-recording.ts';

/** Consent in a call, and a recording with everybody's (C9). Who may what is the server's to say. */
export interface CallConsent {
  /** What was asked in own words, by the number of the question. */
  readonly words: Store<ReadonlyMap<number, string>>;
  /** What became of the last recording of this page; null while there is nothing to say. */
  readonly outcome: Store<RecordingOutcome | null>;
  /** The person has read what became of it. */
  dismissOutcome(): void;
  ask(question: { readonly kind: ConsentKind; readonly words: string }): Promise<Ack<object>>;
  answer(number: number, agrees: boolean): Promise<Ack<object>>;
  /** Begins a recording in this page, made by what is handed in once it is made ready. */
  record(make: MakeRecording): Promise<Ack<object>>;
  stopRecording(): Promise<Ack<object>>;
  close(): void;
}

export interface CallConsentParts {
  readonly callId: CallId;
  readonly connection: Connection;
  readonly talk: Talk;
  readonly call: Store<CallState>;
}

/** Follows what the server says of consent, and records only while it says that this page may. */
export function followConsent({ callId, connection, talk, call }: CallConsentParts): CallConsent {
  const outcome = createStore<RecordingOutcome | null>(null);
  const end = () => connection.request(toServer.recordCall, { callId, on: false });
  const own = createOwnRecording({ end, onOver: (over) => outcome.set(over) });
  const words = followConsentWords(talk, call, () => own.stop());

  function follow(): void {
    const { recordedBy, people, isAway } = call.read();
    const isHere = recordedBy !== null && people.some(({ id, isSelf }) => isSelf && id === recordedBy);
    own.follow({ isWanted: isHere, isAway });
  }

  const unsubscribe = call.subscribe(follow);
  follow();

  return {
    words: words.words,
    outcome,
    dismissOutcome: () => outcome.set(null),
    async ask({ kind, words: text }) {
      const answer = await connection.request(toServer.askConsent, { callId, kind });
      if (answer.ok && kind === 'other') words.say(answer.value.number, text);
      return answer;
    },
    answer(number, agrees) {
      if (!agrees) words.withdraw(number);
      return connection.request(toServer.answerConsent, { callId, number, agrees });
    },
    async record(make) {
      own.ready(make);
      outcome.set(null);
      const answer = await connection.request(toServer.recordCall, { callId, on: true });
      if (!answer.ok) own.giveUp();
      return answer;
    },
    stopRecording() {
      own.stop();
      return end();
    },
    close() {
      unsubscribe();
      words.close();
      own.giveUp();
      own.stop();
    },
  };
}
