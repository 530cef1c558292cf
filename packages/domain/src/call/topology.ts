import type { DecisionContext } from '../consultation/decide.ts';
import type { ParticipantId, PersonId } from '../ids.ts';
import type { Duration } from '../instant.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { CallMedia, Encryption, Topology } from './media-state.ts';
import { participantsOf, providerIn, type Call, type OpenCall } from './state.ts';

/** Most people in a call from peer to peer, everybody counted (S3). */
export const peerToPeerLimit = 6;
/** Most people in a call through the media server (S6, S7). */
export const mediaServerLimit = 20;
/** From this many on a line that can't carry a mesh is helped by the media server: it sends once and not to each. */
const helpedFrom = 3;
/** A call that went to the media server comes back at this many, and no sooner: who comes and goes at the limit moves nobody. */
const backAt = 4;
/** A strain lasts for this long at least, in milliseconds: with the media server it is gone by itself, and would be back without. */
const strainLasts: Duration = 60_000;

const plain: CallMedia = { topology: 'mesh', strained: [], unable: [], unencrypted: null };

/** What is known of how a call travels; of one of which nothing was said, that it is a mesh. */
function mediaOf(call: Call): CallMedia {
  return call.status === 'open' ? (call.media ?? plain) : plain;
}

/** How the call's sound and pictures travel. */
export function topologyOf(call: Call): Topology {
  return mediaOf(call).topology;
}

/** How they are protected. A mesh always is: each of its connections ends in two pages. */
export function encryptionOf(call: Call): Encryption {
  return mediaOf(call).unencrypted === null ? 'end-to-end' : 'off';
}

/** Whether somebody's browser can't encrypt what goes through the media server. */
export function isUnable(call: Call, id: ParticipantId): boolean {
  return mediaOf(call).unable.includes(id);
}

/** Most people whom a call takes in now: with a media server as many as its clinic lets in, else those of a mesh. */
export function mostPeopleIn({ hasMediaServer = false, mostPeople = mediaServerLimit }: MediaContext): number {
  return Math.min(mostPeople, hasMediaServer ? mediaServerLimit : peerToPeerLimit);
}

type MediaContext = Pick<DecisionContext, 'hasMediaServer' | 'mostPeople'>;

/**
 * The call as it travels after a decision, whatever that was: up to the media server at the seventh, or where a line is
 * strained and it helps; back at four where none is. Between the two it stays as it is. Without a media server it is a mesh,
 * unless there are too many in it for one: they stay, and wait for another media server.
 */
export function withTopology(call: OpenCall, { hasMediaServer = false }: MediaContext): OpenCall {
  const before = mediaOf(call);
  const inside = participantsOf(call);
  const strained = before.strained.filter(({ participantId }) => inside.includes(participantId));
  const unable = before.unable.filter((id) => inside.includes(id));
  const topology = topologyFor(before.topology, inside.length, strained.length > 0, hasMediaServer);
  const unencrypted = topology === 'mesh' ? null : before.unencrypted;
  const { media: _before, ...rest } = call;
  const isPlain = topology === 'mesh' && strained.length === 0 && unable.length === 0;
  // Left out where there is nothing to say, so that equal calls are written alike.
  return isPlain ? rest : { ...rest, media: { topology, strained, unable, unencrypted } };
}

function topologyFor(before: Topology, people: number, isStrained: boolean, isThere: boolean): Topology {
  if (people > peerToPeerLimit) return isThere ? 'media-server' : before;
  if (!isThere || people < helpedFrom) return 'mesh';
  if (isStrained) return 'media-server';
  return people <= backAt ? 'mesh' : before;
}

/** What is asked about how a call travels. */
export type MediaCommand =
  /** Somebody's page has found that its line or device can't carry a mesh, or can again. */
  | { readonly type: 'report-strain'; readonly participantId: ParticipantId; readonly strained: boolean }
  /** Somebody's browser can encrypt what goes through the media server, or can't. */
  | { readonly type: 'report-encryption'; readonly participantId: ParticipantId; readonly able: boolean }
  /** A host lets in those whose browsers can't encrypt: from then on nothing of this call is encrypted past the media server. */
  | { readonly type: 'allow-unencrypted'; readonly by: PersonId };

/** The call after that. How it travels then, `withTopology` says. */
export function callAfterMedia(
  call: OpenCall,
  command: MediaCommand,
  { now }: DecisionContext,
): Result<OpenCall, 'not-in-this-call'> {
  const media = mediaOf(call);
  if (command.type === 'allow-unencrypted') {
    if (providerIn(call, command.by) === null) return refused('not-in-this-call');
    if (media.topology === 'mesh' || media.unencrypted !== null) return accepted(call);
    return accepted({ ...call, media: { ...media, unencrypted: { by: command.by, at: now } } });
  }
  const { participantId } = command;
  if (!participantsOf(call).includes(participantId)) return refused('not-in-this-call');
  if (command.type === 'report-encryption') {
    const others = media.unable.filter((id) => id !== participantId);
    if (command.able === !media.unable.includes(participantId)) return accepted(call);
    return accepted({ ...call, media: { ...media, unable: command.able ? others : [...others, participantId] } });
  }
  const earlier = media.strained.find((one) => one.participantId === participantId);
  if (command.strained === (earlier !== undefined)) return accepted(call);
  if (earlier !== undefined && now < earlier.since + strainLasts) return accepted(call);
  const others = media.strained.filter((one) => one !== earlier);
  const strained = command.strained ? [...others, { participantId, since: now }] : others;
  return accepted({ ...call, media: { ...media, strained } });
}
