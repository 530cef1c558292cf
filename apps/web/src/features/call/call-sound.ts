import type { ParticipantId } from '@anteroom/domain';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import type { CallState } from './call-state.ts';

export interface CallSoundView {
  /** The browser waits for a tap before it lets anything be heard. */
  readonly isBlocked: boolean;
  /** The chosen loudspeaker; the system's own while empty. */
  readonly speaker: string;
}

/** What is heard of the others: it goes on whichever page is shown, so it hangs on no element of a page. */
export interface CallSound {
  readonly view: Store<CallSoundView>;
  /** To be called from a tap. */
  unblock(): void;
  /** @returns whether the browser took it */
  choose(speaker: string): Promise<boolean>;
  close(): void;
}

/** Whether this browser lets a page choose the loudspeaker. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/** Plays the others of a call, one element each. */
export function createCallSound(state: Store<CallState>, newElement = () => new Audio()): CallSound {
  const elements = new Map<ParticipantId, HTMLAudioElement>();
  const view = createStore<CallSoundView>({ isBlocked: false, speaker: '' });
  let closed = false;

  async function play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (problem) {
      // An interrupted start (AbortError) comes from the next one, which plays.
      if (!closed && problem instanceof DOMException && problem.name === 'NotAllowedError') {
        view.set({ ...view.read(), isBlocked: true });
      }
    }
  }

  function follow(): void {
    const streams = new Map(state.read().people.map(({ id, peer }) => [id, peer?.stream ?? null]));
    for (const [id, element] of elements) {
      if (streams.get(id) != null) continue;
      element.srcObject = null;
      elements.delete(id);
    }
    for (const [id, stream] of streams) {
      if (stream === null) continue;
      const element = elements.get(id) ?? newElement();
      if (element.srcObject === stream) continue;
      elements.set(id, element);
      element.srcObject = stream;
      void sendTo(element, view.read().speaker);
      void play(element);
    }
  }

  const stop = state.subscribe(follow);
  follow();

  return {
    view,
    unblock() {
      view.set({ ...view.read(), isBlocked: false });
      for (const element of elements.values()) void play(element);
    },
    async choose(speaker) {
      const taken = await Promise.all([...elements.values()].map((element) => sendTo(element, speaker)));
      if (!taken.every(Boolean)) return false;
      view.set({ ...view.read(), speaker });
      return true;
    },
    close() {
      closed = true;
      stop();
      for (const element of elements.values()) element.srcObject = null;
      elements.clear();
    },
  };
}

async function sendTo(element: HTMLAudioElement, speaker: string): Promise<boolean> {
  if (!canChooseSpeaker()) return speaker === '';
  if (element.sinkId === speaker) return true;
  try {
    await element.setSinkId(speaker);
    return true;
  } catch {
    return false;
  }
}
