import type { CallId, ParticipantId } from '@anteroom/domain';
import type {
  GroupSession,
  LocalMedia,
  PeerStats,
  PictureChoice,
  Repairs,
  RepairReason,
  SentPicture,
  Talk,
  WantedPictures,
} from '@anteroom/media';
import { rememberChoice } from '../../../connection/remembered-choice.ts';
import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';
import type { QualityMessage } from './quality-message.ts';
import { qualityTopic, readQuality, writeQuality } from './quality-message.ts';
import { processSound } from './process-sound.ts';

/** What the line is used for: `saving` has small pictures both ways, `sound-only` none, neither sent nor received. */
export type LineUse = 'usual' | 'saving' | 'sound-only';

/** What this participant chose for their line (C5). */
export interface LineChoice {
  readonly use: LineUse;
  readonly picture: PictureChoice;
  readonly sound: 'speech' | 'music';
}

export interface CallLineView extends LineChoice {
  /** What the others' pages said last. */
  readonly others: ReadonlyMap<ParticipantId, QualityMessage>;
  /** Why connections are being renewed at the moment; null while none is. */
  readonly repair: RepairReason | null;
}

/** The own line of a call, and what is known of the others' (C5). It lives outside of every view. */
export interface CallLine {
  readonly view: Store<CallLineView>;
  choose(change: Partial<LineChoice>): void;
  /** In how many lines of the screen everybody's picture is shown here; who isn't named isn't shown. */
  setShown(shown: ReadonlyMap<ParticipantId, number>): void;
  /** The figures of every way, as the browser has them now. */
  figures(): Promise<ReadonlyMap<ParticipantId, PeerStats>>;
  close(): void;
}

export interface CallLineParts {
  readonly callId: CallId;
  readonly media: GroupSession;
  readonly talk: Talk;
  readonly local: LocalMedia;
  readonly repairs: Repairs;
  readonly keptUse?: KeptUse;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Keeps what a line is used for over a reload, for one call. */
export interface KeptUse {
  read(): string | null;
  write(text: string): void;
}

/** For so long after its beginning a page takes its devices up again, in milliseconds. */
const resuming = 10_000;
const uses: readonly LineUse[] = ['usual', 'saving', 'sound-only'];
const wants: Record<LineUse, WantedPictures> = { usual: 'all', saving: 'small', 'sound-only': 'none' };
const pictures = rememberChoice<PictureChoice>('picture', ['automatic', 'high', 'medium', 'low']);
const sounds = rememberChoice<LineChoice['sound']>('sound', ['speech', 'music']);

/** Takes care of the line of one call. */
export function createCallLine(parts: CallLineParts): CallLine {
  const { callId, media, talk, local, repairs, keptUse = sessionUse(), now = () => performance.now() } = parts;
  const use = uses.find((one) => keptUse.read() === `${callId} ${one}`) ?? 'usual';
  const view = createStore<CallLineView>({
    use,
    picture: pictures.read(),
    sound: sounds.read(),
    others: new Map(),
    repair: repairs.view(),
  });
  const told = new Map<ParticipantId, string>();
  const begun = now();
  let isResuming = use === 'sound-only';
  /** Whether the camera comes back with the pictures. */
  let hadCamera = true;

  function update(change: Partial<CallLineView>): void {
    view.set({ ...view.read(), ...change });
  }

  function tell(to: ParticipantId): void {
    const sends: SentPicture = media.peers().get(to)?.ownPicture ?? 'all';
    const said: QualityMessage = { wants: wants[view.read().use], sends };
    const text = JSON.stringify(said);
    if (told.get(to) === text) return;
    told.set(to, text);
    void talk.send(to, qualityTopic, writeQuality(said));
  }

  function tellAll(): void {
    for (const peer of talk.met()) tell(peer);
  }

  function apply(): void {
    const { use, picture, sound } = view.read();
    media.setSending(use === 'usual' ? { picture, sound } : { picture: 'low', sound: 'saving' });
    media.setReceiving(wants[use]);
    processSound(local.view().tracks.audio, sound);
    tellAll();
  }

  function useFor(next: LineUse): void {
    const before = view.read().use;
    if (next === before) return;
    update({ use: next });
    keptUse.write(`${callId} ${next}`);
    const { camera } = local.view();
    if (next === 'sound-only') {
      hadCamera = isOn(camera.status);
      if (hadCamera) void local.setCamera(false);
    } else if (before === 'sound-only' && hadCamera && !isOn(camera.status)) {
      void local.setCamera(true);
    }
  }

  /** Whoever starts their video doesn't want sound alone any more. After a reload it is the page that starts it. */
  function startsVideo(): void {
    if (isResuming && now() - begun < resuming) {
      isResuming = false;
      void local.setCamera(false);
      return;
    }
    useFor('usual');
    apply();
  }

  let sounding = local.view().tracks.audio;
  const stops = [
    talk.on(qualityTopic, (from, body) => {
      const said = readQuality(body);
      if (said === null) return;
      media.setWanted(from, said.wants);
      update({ others: new Map([...view.read().others, [from, said]]) });
    }),
    talk.onMet((peer) => {
      // Their page knows nothing yet.
      told.delete(peer);
      tell(peer);
    }),
    media.subscribe(() => {
      const peers = media.peers();
      const { others } = view.read();
      const present = new Map([...others].filter(([id]) => peers.has(id)));
      if (present.size < others.size) update({ others: present });
      for (const id of [...told.keys()]) if (!peers.has(id)) told.delete(id);
      tellAll();
    }),
    local.subscribe(() => {
      const { camera, tracks } = local.view();
      if (view.read().use === 'sound-only' && isOn(camera.status)) startsVideo();
      if (tracks.audio === sounding) return;
      sounding = tracks.audio;
      processSound(sounding, view.read().sound);
    }),
    repairs.subscribe(() => update({ repair: repairs.view() })),
  ];
  if (use === 'sound-only' && isOn(local.view().camera.status)) startsVideo();
  apply();

  return {
    view,
    choose({ use: nextUse, ...rest }) {
      if (rest.picture !== undefined) pictures.set(rest.picture);
      if (rest.sound !== undefined) sounds.set(rest.sound);
      update(rest);
      if (nextUse !== undefined) useFor(nextUse);
      apply();
    },
    setShown: (shown) => media.setShown(shown),
    figures: () => media.stats(),
    close: () => stops.forEach((stop) => stop()),
  };
}

function isOn(status: string): boolean {
  return status === 'on' || status === 'opening';
}

/** In this tab only: the next call is another one. */
function sessionUse(): KeptUse {
  const key = 'anteroom-line-use';
  return {
    read() {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        sessionStorage.setItem(key, text);
      } catch {
        // Full or forbidden: it holds until the page is loaded anew.
      }
    },
  };
}
