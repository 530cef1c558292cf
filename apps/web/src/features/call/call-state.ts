import type { ParticipantId } from '@anteroom/domain';
import type { LocalMediaView, PeerView, QualityLevel } from '@anteroom/media';
import { judgeOwnLine } from '@anteroom/media';
import type { CallParticipant, CallView } from '@anteroom/protocol';
import type { CallLineView } from './quality/call-line.ts';

/** Somebody in the call, as their tile shows them. The same object until something of it changes. */
export interface CallPerson {
  readonly id: ParticipantId;
  readonly kind: CallParticipant['kind'];
  readonly name: string;
  readonly isSelf: boolean;
  /** Whether their page is connected to the server. */
  readonly isHere: boolean;
  /** Whether their microphone and camera are on, as they said, or as they are for oneself. */
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Whether they are on hold inside the call (C2): nothing goes between them and those who aren't. */
  readonly isHeld: boolean;
  /** Whether their browser can't encrypt what goes through the media server; known to providers alone. */
  readonly cannotEncrypt: boolean;
  /** What arrives from them, null for oneself. */
  readonly peer: PeerView | null;
  /** The line of their second picture, such as a screen; null for oneself, and until it is known. */
  readonly shared: MediaStream | null;
  /** Why none of their pictures comes, whatever their camera does; null where nothing stands in the way (C5). */
  readonly pictureStopped: 'own-choice' | 'their-line' | null;
}

/** A call as a screen draws it. */
export interface CallState {
  readonly startedAt: number;
  /** Everybody, in the order in which they came. */
  readonly people: readonly CallPerson[];
  /** How many can be in this call. */
  readonly limit: number;
  /** How sound and pictures travel, and whether they are encrypted on that way (C7). */
  readonly topology: CallView['topology'];
  readonly encryption: CallView['encryption'];
  /** Nobody joins from outside (W8). */
  readonly isLocked: boolean;
  /** Whether this participant is on hold inside the call: they know of nobody but their own people. */
  readonly isHeld: boolean;
  /** What hosts have asked consent to, and who answered what (C9). */
  readonly consents: CallView['consents'];
  /** Whose page records the call, as the server says; null while nobody's does. */
  readonly recordedBy: ParticipantId | null;
  readonly local: LocalMediaView;
  /** How good this participant's own line is; null while nothing was measured. */
  readonly ownLine: QualityLevel | null;
  /** Whether the server can't be reached at the moment; sound and picture go on. */
  readonly isAway: boolean;
}

/** What a call's state is made of. */
export interface CallSources {
  readonly view: CallView;
  readonly local: LocalMediaView;
  readonly peers: ReadonlyMap<ParticipantId, PeerView>;
  readonly line: Pick<CallLineView, 'use' | 'others'>;
  readonly isAway: boolean;
}

/** Puts together who is in the call, what they send, and how it arrives. The same object as before where nothing of it has changed. */
export function callStateOf(sources: CallSources, before: CallState | null): CallState {
  const { view, local, peers, isAway } = sources;
  const people = view.participants.map((participant) => {
    const known = before?.people.find(({ id }) => id === participant.participantId);
    return keptPerson(known, personOf(participant, sources));
  });
  const qualities = [...peers.values()].flatMap(({ quality }) => (quality === null ? [] : [quality]));
  const now: CallState = {
    startedAt: view.startedAt,
    people: sameList(before?.people, people) ? before.people : people,
    limit: view.limit,
    topology: view.topology,
    encryption: view.encryption,
    isLocked: view.isLocked,
    isHeld: isHeldIn(view, view.self),
    consents: view.consents,
    recordedBy: view.recordedBy,
    local,
    ownLine: judgeOwnLine(qualities),
    isAway,
  };
  return before !== null && isSame(before, now) ? before : now;
}

/** Whether there is something to see or hear of somebody that isn't in the state yet. */
export function hasNewStream({ people }: CallState, peers: CallSources['peers']): boolean {
  return people.some(({ id, peer, shared }) => {
    const now = peers.get(id);
    return now !== undefined && (now.stream !== (peer?.stream ?? null) || now.shared !== shared);
  });
}

function isSame(before: CallState, now: CallState): boolean {
  return (
    before.startedAt === now.startedAt &&
    before.people === now.people &&
    before.limit === now.limit &&
    before.topology === now.topology &&
    before.encryption === now.encryption &&
    before.isLocked === now.isLocked &&
    before.isHeld === now.isHeld &&
    before.consents === now.consents &&
    before.recordedBy === now.recordedBy &&
    before.local === now.local &&
    before.ownLine === now.ownLine &&
    before.isAway === now.isAway
  );
}

function personOf(participant: CallParticipant, { view, local, peers, line }: CallSources): CallPerson {
  const { participantId: id, kind, name, here, microphone, camera } = participant;
  const isHeld = participant.held === true;
  if (id === view.self) {
    const own = {
      isSelf: true,
      isHeld,
      cannotEncrypt: false,
      isHere: true,
      peer: null,
      shared: null,
      pictureStopped: null,
    };
    return { id, kind, name, ...sending(local), ...own };
  }
  const peer = peers.get(id) ?? null;
  return {
    id,
    kind,
    name,
    isSelf: false,
    isHere: here,
    microphone,
    camera,
    isHeld,
    cannotEncrypt: participant.cannotEncrypt === true,
    peer,
    shared: peer?.shared ?? null,
    pictureStopped:
      line.use === 'sound-only' ? 'own-choice' : line.others.get(id)?.sends === 'none' ? 'their-line' : null,
  };
}

function isHeldIn({ participants }: Pick<CallView, 'participants'>, id: ParticipantId): boolean {
  return participants.find(({ participantId }) => participantId === id)?.held === true;
}

/** How much there is of somebody. */
function presence({ camera, microphone }: CallView['participants'][number]): number {
  return (camera ? 2 : 0) + (microphone ? 1 : 0);
}

/**
 * With whom this participant exchanges sound and pictures: with everybody else, or where anybody is on hold, with those who are
 * so exactly as they are themselves. Those of whom there is something to see come first, then those whom one hears.
 */
export function peersIn(view: Pick<CallView, 'participants' | 'self'>): readonly ParticipantId[] {
  const isHeld = isHeldIn(view, view.self);
  return view.participants
    .filter(({ participantId, held }) => participantId !== view.self && (held === true) === isHeld)
    .toSorted((one, other) => presence(other) - presence(one))
    .map(({ participantId }) => participantId);
}

/** What this participant sends now, as the others are told. */
export function sending(local: LocalMediaView): { readonly microphone: boolean; readonly camera: boolean } {
  return { microphone: local.microphone.status === 'on', camera: local.camera.status === 'on' };
}

function keptPerson(before: CallPerson | undefined, now: CallPerson): CallPerson {
  if (before === undefined) return now;
  const same =
    before.kind === now.kind &&
    before.name === now.name &&
    before.isHere === now.isHere &&
    before.microphone === now.microphone &&
    before.camera === now.camera &&
    before.pictureStopped === now.pictureStopped &&
    before.isHeld === now.isHeld &&
    before.cannotEncrypt === now.cannotEncrypt &&
    before.peer === now.peer;
  return same ? before : now;
}

function sameList(
  before: readonly CallPerson[] | undefined,
  now: readonly CallPerson[],
): before is readonly CallPerson[] {
  return before?.length === now.length && now.every((person, index) => before[index] === person);
}
