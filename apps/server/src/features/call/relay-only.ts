import type { CallId, ParticipantId } from '@anteroom/domain';
import type { Signal } from '@anteroom/protocol';
import type { Database } from '../../database/database.ts';
import type { Page } from '../../realtime/page.ts';

/**
 * A step of a negotiation in which no address stands but the relay's (C7): whichever others a page finds and says all the same
 * don't pass. Null where nothing is left of it.
 */
export function withoutAddresses(signal: Signal): Signal | null {
  const { candidate, more = [], description, ...rest } = signal;
  const cleaned =
    description === undefined ? {} : { description: { ...description, sdp: withoutLines(description.sdp) } };
  const found = candidate === undefined ? more : [candidate, ...more];
  const [first, ...others] = found.flatMap(withoutAddress);
  if (first === undefined) return found.length > 0 && description === undefined ? null : { ...rest, ...cleaned };
  return { ...rest, ...cleaned, candidate: first, ...(others.length === 0 ? {} : { more: others }) };
}

type Candidate = Exclude<Signal['candidate'], undefined>;

/** A candidate as it may pass; none where it may not. */
function withoutAddress(candidate: Candidate): readonly Candidate[] {
  // The end of the candidates, in both of its forms.
  if (candidate === null || candidate.candidate === '') return [candidate];
  return isRelay(candidate.candidate) ? [{ ...candidate, candidate: withoutRelated(candidate.candidate) }] : [];
}

function withoutLines(sdp: string): string {
  return sdp
    .split('\n')
    .filter((line) => !/^a=(remote-)?candidates?:/.test(line) || isRelay(line))
    .map((line) => (/^a=candidate:/.test(line) ? withoutRelated(line) : line))
    .map((line) => (/^(o=|c=|a=rtcp:)/.test(line) ? line.replace(/IN IP[46] [^\s/]+/, 'IN IP4 0.0.0.0') : line))
    .join('\n');
}

/** RFC 8839, 5.1: the kind of a candidate stands after `typ`. */
function isRelay(line: string): boolean {
  return / typ relay(\s|$)/.test(line);
}

/** A candidate of the relay names the address behind it as related. */
function withoutRelated(line: string): string {
  return line.replace(/ raddr \S+/, ' raddr 0.0.0.0').replace(/ rport \d+/, ' rport 0');
}

/**
 * Whether what a page says to somebody in a call passes without addresses; asked of the store once for each two. Not once a
 * call: whoever comes into it later may come from a clinic that hides them.
 */
export function createHidesAddresses(
  { database }: { readonly database: Database },
  offersRelay: () => boolean,
): (page: Page, callId: CallId, to: ParticipantId) => Promise<boolean> | false {
  const asked = new WeakMap<Page, Map<string, Promise<boolean>>>();
  return (page, callId, to) => {
    // Without a relay nothing can be hidden, and nothing is asked.
    if (!offersRelay()) return false;
    const known = asked.get(page) ?? new Map<string, Promise<boolean>>();
    asked.set(page, known);
    const two = `${callId} ${to}`;
    const answer = known.get(two) ?? hides(database, callId);
    known.set(two, answer);
    answer.catch(() => known.delete(two));
    return answer;
  };
}

async function hides({ stores }: Database, callId: CallId): Promise<boolean> {
  const call = (await stores.calls.load(callId))?.call;
  if (call?.status !== 'open') return false;
  const room = call.roomId === null ? null : await stores.rooms.load(call.roomId);
  const ids = [...call.stays.map(({ clinicId }) => clinicId), ...(room === null ? [] : [room.room.clinicId])];
  const clinics = await stores.clinics.byIds([...new Set(ids)]);
  return clinics.some(({ settings }) => settings.hidesAddresses);
}
