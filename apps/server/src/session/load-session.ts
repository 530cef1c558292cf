import type { CallId, ConsultationId, Session } from '@anteroom/domain';
import { Stale } from '../change.ts';
import type { Stores } from '../database/database.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import { together } from './together.ts';

/** A call with its stays, or one stay that is in none, as they are stored at this moment. */
export interface LoadedSession {
  readonly session: Session;
  /** 0 where there is no call. */
  readonly callRevision: number;
  readonly stays: readonly StoredConsultation[];
}

/** The session of a stay: the stay alone, or the call in which it is being seen. Null for an unknown stay. */
export async function loadSessionOfStay(stores: Stores, id: ConsultationId): Promise<LoadedSession | null> {
  const stored = await stores.consultations.load(id);
  if (stored === null) return null;
  if (stored.consultation.status !== 'being-seen') return alone(stored);
  const loaded = await loadSessionOfCall(stores, stored.consultation.callId);
  // The call is read after the stay: somebody may have put it on hold between the two.
  if (loaded === null || !loaded.stays.some((stay) => stay.consultation.id === id)) throw new Stale();
  return loaded;
}

/** The session of a call, also of one that has ended. Null for an unknown call. */
export async function loadSessionOfCall(stores: Stores, id: CallId): Promise<LoadedSession | null> {
  const stored = await stores.calls.load(id);
  if (stored === null) return null;
  const { call } = stored;
  const isOpen = call.status === 'open';
  const [stays, visits] = await together([
    isOpen ? stores.consultations.seenIn(id) : [],
    isOpen && call.roomId === null ? stores.visits.openOfCall(id) : [],
  ]);
  const invited = visits.length === 0 ? {} : { visits };
  return {
    session: { call, consultations: stays.map((stay) => stay.consultation), ...invited },
    callRevision: stored.revision,
    stays,
  };
}

/** The session with one more stay in it, which the call may take in. */
export function withStay(loaded: LoadedSession, stay: StoredConsultation): LoadedSession {
  if (loaded.stays.some((other) => other.consultation.id === stay.consultation.id)) return loaded;
  const stays = [...loaded.stays, stay];
  return { ...loaded, stays, session: { ...loaded.session, consultations: stays.map((each) => each.consultation) } };
}

function alone(stored: StoredConsultation): LoadedSession {
  return { session: { call: null, consultations: [stored.consultation] }, callRevision: 0, stays: [stored] };
}
