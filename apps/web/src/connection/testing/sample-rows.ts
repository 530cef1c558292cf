import { clinicId as clinicIdSchema, consultationId, incomingOffer, row as rowSchema } from '@anteroom/protocol';
import type { IncomingOffer, Row, WaitingAreaDelta, WaitingAreaSnapshot } from '@anteroom/protocol';

/** A well-formed id that a person can tell from others. */
export function idText(name: string): string {
  return name
    .replace(/[^A-Za-z0-9_-]/g, '-')
    .padEnd(22, '_')
    .slice(0, 22);
}

export const renal = clinicIdSchema.parse(idText('renal'));

/** The stay of the caller with this name. */
export function stayOf(name: string) {
  return consultationId.parse(idText(name));
}

/** A row that waits, with what the test says of it. */
export function sampleRow(name: string, more: Partial<Row> = {}): Row {
  return rowSchema.parse({
    id: stayOf(name),
    status: 'waiting',
    arrivedAt: 0,
    since: 0,
    firstName: name,
    lastName: 'Warsame',
    phone: '',
    withoutCamera: false,
    phoneWanted: false,
    device: 'phone',
    missingSince: null,
    callId: null,
    isLocked: false,
    providers: [],
    heldBy: null,
    holdReason: null,
    ready: false,
    assignedTo: null,
    assignedToId: null,
    callBackWanted: false,
    calledBackAt: null,
    unanswered: 0,
    isPractice: false,
    answers: [],
    transfer: null,
    handOver: null,
    ...more,
  });
}

export function snapshot(revision: number, rows: readonly Row[], now = 1000): WaitingAreaSnapshot {
  return { clinicId: renal, revision, now, rows: [...rows], offers: [], mostPeople: 6 };
}

export function delta(revision: number, changed: readonly Row[], gone: readonly string[] = []): WaitingAreaDelta {
  return { clinicId: renal, revision, changed: [...changed], gone: gone.map(stayOf), offers: [], offersGone: [] };
}

/** A caller of another clinic who is offered to this one. */
export function sampleOffer(name: string, at: number): IncomingOffer {
  return incomingOffer.parse({
    id: stayOf(name),
    clinic: 'Geriatrics',
    organisation: 'Nordby Hospital',
    by: 'Dr Chen',
    note: '',
    firstName: name,
    lastName: 'Warsame',
    status: 'waiting',
    arrivedAt: 0,
    at,
    expiresAt: null,
    isPractice: false,
  });
}
