import type { CallId, ConsultationId, ParticipantId, PersonId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';

/** A stay as somebody would note it on paper, who knows the sentences of `docs/consultation.md` and none of the code. */
export interface NotedStay {
  readonly id: ConsultationId;
  readonly callerId: ParticipantId;
  /** 0 or 1. */
  readonly clinic: number;
  readonly name: string;
  readonly arrivedAt: number;
  status: Row['status'] | 'over';
  /** Whether they went on in another clinic, of those that are over. */
  wentOn: boolean;
  since: number;
  call: NotedCall | null;
  heldBy: string | null;
  holdReason: Row['holdReason'];
  ready: boolean;
  assignedTo: string | null;
  unanswered: number;
  missingSince: number | null;
  /** The connection of the caller's page; empty before the first. */
  connection: string;
}

export interface NotedPerson {
  readonly id: PersonId;
  readonly name: string;
}

export interface NotedCall {
  id: CallId | null;
  readonly providers: NotedPerson[];
  readonly stays: NotedStay[];
}

const most = 6;

/** What a note says of an attempt: `ok`, or the code of the refusal. */
export type Verdict = string;

/** The notes of two clinics; every attempt is judged first and then noted. */
export class Notes {
  readonly stays: NotedStay[] = [];
  readonly #calls = new Map<PersonId, NotedCall>();

  callOf(person: NotedPerson): NotedCall | null {
    return this.#calls.get(person.id) ?? null;
  }

  open(): readonly NotedStay[] {
    return this.stays.filter(({ status }) => status !== 'over');
  }

  arrive(stay: Pick<NotedStay, 'id' | 'callerId' | 'clinic' | 'name' | 'arrivedAt'>): NotedStay {
    const noted: NotedStay = {
      ...stay,
      status: 'waiting',
      wentOn: false,
      since: stay.arrivedAt,
      call: null,
      heldBy: null,
      holdReason: null,
      ready: false,
      assignedTo: null,
      unanswered: 0,
      missingSince: stay.arrivedAt,
      connection: '',
    };
    this.stays.push(noted);
    return noted;
  }

  join(person: NotedPerson, stay: NotedStay, now: number): Verdict {
    if (stay.status === 'over') return goneAs(stay);
    const own = this.callOf(person);
    if (own !== null) return own === stay.call ? 'ok' : 'already-in-a-call';
    if (stay.call !== null) {
      if (sizeOf(stay.call) >= most) return 'call-full';
      stay.call.providers.push(person);
      this.#calls.set(person.id, stay.call);
      return 'ok';
    }
    const call: NotedCall = { id: null, providers: [person], stays: [] };
    this.#calls.set(person.id, call);
    this.#bringIn(call, stay, now);
    return 'ok';
  }

  /** Into the own call, or into none where one is in none. */
  add(person: NotedPerson, stay: NotedStay, now: number): Verdict {
    const own = this.callOf(person);
    if (own === null) return 'not-in-this-call';
    const problem = problemOf(stay, own, sizeOf(own));
    if (problem === null && stay.call !== own) this.#bringIn(own, stay, now);
    return problem ?? 'ok';
  }

  gather(person: NotedPerson, stays: readonly NotedStay[], now: number): Verdict {
    const own = this.callOf(person);
    const call = own ?? { id: null, providers: [person], stays: [] };
    let size = sizeOf(call);
    for (const stay of stays) {
      const problem = problemOf(stay, call, size);
      if (problem !== null) return problem;
      if (stay.call !== call) size += 1;
    }
    this.#calls.set(person.id, call);
    for (const stay of stays) if (stay.call !== call) this.#bringIn(call, stay, now);
    return 'ok';
  }

  hold(person: NotedPerson, stay: NotedStay, now: number): Verdict {
    if (stay.status === 'over') return goneAs(stay);
    if (stay.status !== 'being-seen') return 'not-being-seen';
    this.#takeOut(stay);
    putOnHold(stay, person, 'held', now);
    return 'ok';
  }

  leave(person: NotedPerson, now: number): Verdict {
    const call = this.callOf(person);
    if (call === null) return 'not-in-this-call';
    this.#calls.delete(person.id);
    call.providers.splice(call.providers.indexOf(person), 1);
    if (call.providers.length === 0) {
      for (const stay of [...call.stays]) putOnHold(stay, person, 'left', now);
      call.stays.length = 0;
    }
    return 'ok';
  }

  endCall(person: NotedPerson): Verdict {
    const call = this.callOf(person);
    if (call === null) return 'not-in-this-call';
    for (const stay of [...call.stays]) this.over(stay);
    return 'ok';
  }

  /** By *end*, which needs that somebody has seen them, or by *remove*. */
  finish(stay: NotedStay, how: 'end' | 'remove'): Verdict {
    if (stay.status === 'over') return goneAs(stay);
    if (how === 'end' && stay.status === 'waiting') return 'not-yet-seen';
    this.over(stay);
    return 'ok';
  }

  /** Over here and at once waiting there, with the time that they have waited and all that was written. */
  transfer(stay: NotedStay, to: Pick<NotedStay, 'id' | 'clinic'>, now: number): void {
    const { callerId, name, arrivedAt, unanswered, missingSince, connection } = stay;
    this.over(stay);
    stay.wentOn = true;
    const there = this.arrive({ ...to, callerId, name, arrivedAt });
    Object.assign(there, { since: now, unanswered, missingSince, connection });
  }

  over(stay: NotedStay): void {
    if (stay.call !== null) this.#takeOut(stay);
    stay.status = 'over';
  }

  /** The rows of a clinic's dashboard, as far as the notes know them. */
  rows(clinic: number): readonly object[] {
    return this.stays.filter((stay) => stay.clinic === clinic && stay.status !== 'over').map(rowOfNote);
  }

  #bringIn(call: NotedCall, stay: NotedStay, now: number): void {
    call.stays.push(stay);
    Object.assign(stay, { status: 'being-seen', since: now, call, heldBy: null, holdReason: null });
  }

  #takeOut(stay: NotedStay): void {
    const { call } = stay;
    if (call === null) return;
    call.stays.splice(call.stays.indexOf(stay), 1);
    stay.call = null;
    if (call.stays.length === 0) for (const { id } of call.providers) this.#calls.delete(id);
  }
}

/** Why nothing can be done any more with somebody who is gone. */
export function goneAs({ wentOn }: NotedStay): Verdict {
  return wentOn ? 'consultation-transferred' : 'consultation-ended';
}

function problemOf(stay: NotedStay, call: NotedCall, size: number): Verdict | null {
  if (stay.call === call) return null;
  if (stay.status === 'being-seen') return 'in-another-call';
  if (stay.status === 'over') return goneAs(stay);
  return size >= most ? 'call-full' : null;
}

function putOnHold(stay: NotedStay, by: NotedPerson, holdReason: Row['holdReason'], now: number): void {
  Object.assign(stay, { status: 'on-hold', since: now, call: null, heldBy: by.name, holdReason });
}

function sizeOf({ providers, stays }: NotedCall): number {
  return providers.length + stays.length;
}

function rowOfNote(stay: NotedStay): object {
  const { id, name, status, arrivedAt, since, heldBy, holdReason, ready, assignedTo, unanswered, missingSince } = stay;
  const providers = (stay.call?.providers ?? []).map((person) => person.name);
  return {
    ...{ id, name, status, arrivedAt, since, providers, heldBy, holdReason },
    ...{ ready, assignedTo, unanswered, missingSince },
  };
}

/** What a dashboard's row says, as the notes would. */
export function rowAsNoted(row: Row): object {
  const { id, firstName: name, status, arrivedAt, since, heldBy, holdReason } = row;
  const { ready, assignedTo, unanswered, missingSince } = row;
  const providers = row.providers.map((person) => person.name);
  return {
    ...{ id, name, status, arrivedAt, since, providers, heldBy, holdReason },
    ...{ ready, assignedTo, unanswered, missingSince },
  };
}

/** Rows as texts, in an order that says nothing. */
export function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** What changes a fact of somebody who is still here. */
export function noted(stay: NotedStay, change: () => void): Verdict {
  if (stay.status === 'over') return goneAs(stay);
  change();
  return 'ok';
}
