import type { Ack } from '@anteroom/protocol';
import type { CallRecorder } from './record-call.ts';

/** What became of a recording of this page. */
export type RecordingOutcome =
  | {
      readonly kind: 'saved';
      readonly name: string;
      readonly isFull: boolean;
      /** Hands the file over once more; null where it is on the disk already. */
      readonly again: (() => void) | null;
    }
  /** The browser couldn't go on writing it. */
  | { readonly kind: 'broken'; readonly name: string };

/** Everything that a recording needs, made ready before the server is asked. */
export interface MakeRecording {
  /** Of the file. */
  readonly name: string;
  readonly again: (() => void) | null;
  begin(onHalted: (why: 'full' | 'broken') => void): CallRecorder;
  /** It isn't begun after all. */
  discard(): Promise<void>;
}

export interface OwnRecordingParts {
  /** Tells the server that this page doesn't record any more. */
  readonly end: () => Promise<Ack<object>>;
  readonly onOver: (outcome: RecordingOutcome) => void;
}

/** What the server says, as far as this page's recording goes by it. */
export interface RecordingWish {
  /** It says that this page records. */
  readonly isWanted: boolean;
  /** It can't be heard: then nobody could say that they don't agree any more. */
  readonly isAway: boolean;
}

/** The recording of this page: runs only while the server is heard, and says that it may (C9). */
export interface OwnRecording {
  ready(make: MakeRecording): void;
  /** What was made ready is not wanted. */
  giveUp(): void;
  follow(wish: RecordingWish): void;
  stop(): void;
}

/** Makes it; nothing runs at first. */
export function createOwnRecording({ end, onOver }: OwnRecordingParts): OwnRecording {
  let waiting: MakeRecording | null = null;
  let running: { readonly recorder: CallRecorder; readonly make: MakeRecording } | null = null;
  let isEnding = false;

  function giveUp(): void {
    // Its file may be gone already.
    void waiting?.discard().catch(() => undefined);
    waiting = null;
  }

  function stop(why: 'asked' | 'full' | 'broken' = 'asked'): void {
    const stopped = running;
    running = null;
    if (stopped === null) return;
    const { recorder, make } = stopped;
    const { name, again } = make;
    recorder.stop().then(
      () =>
        onOver(why === 'broken' ? { kind: 'broken', name } : { kind: 'saved', name, isFull: why === 'full', again }),
      () => onOver({ kind: 'broken', name }),
    );
  }

  function endAtServer(): void {
    if (isEnding) return;
    isEnding = true;
    void end().then((answer) => {
      // Once it is heard again it is told again; what it refuses it would refuse the next time too.
      if (!answer.ok && answer.error.code === 'unavailable') isEnding = false;
    });
  }

  function begin(make: MakeRecording): void {
    const halted = (why: 'full' | 'broken'): void => {
      stop(why);
      endAtServer();
    };
    try {
      running = { recorder: make.begin(halted), make };
    } catch {
      // A browser that says it can record, and then doesn't.
      void make.discard().catch(() => undefined);
      onOver({ kind: 'broken', name: make.name });
      endAtServer();
    }
  }

  return {
    ready(make) {
      giveUp();
      waiting = make;
    },
    giveUp,
    follow({ isWanted, isAway }) {
      if (!isWanted) isEnding = false;
      if (!isWanted || isAway) return stop();
      if (running !== null) return;
      const make = waiting;
      waiting = null;
      if (make !== null) begin(make);
      // Loaded anew, or stopped meanwhile: nothing is recorded here any more, and every screen says that it is.
      else endAtServer();
    },
    stop: () => stop(),
  };
}
