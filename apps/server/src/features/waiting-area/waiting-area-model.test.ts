import { everyPermission } from '@anteroom/domain';
import type { ConsultationId } from '@anteroom/domain';
import type { Ack, ConsultationCommandRequest, Row, ToServerName, WaitingAreaDelta } from '@anteroom/protocol';
import { createMovingClock, newMessageId } from '@anteroom/testkit';
import { expect, test } from 'vitest';
import { createMemoryDatabase } from '../../database/memory-database.ts';
import { createMemoryStayKeyStore } from '../consultation/memory-stay-key-store.ts';
import { randomIds } from '../../platform/ids.ts';
import { callerOf, startBareServer } from '../../testing/bare-server.ts';
import { createChance, type Chance } from '../../testing/chance.ts';
import {
  goneAs,
  noted,
  Notes,
  rowAsNoted,
  sorted,
  type NotedPerson,
  type NotedStay,
} from '../../testing/waiting-area-notes.ts';

/** Hard case 18: so many steps in all, in clinics that each see so many of them, with a restart in the middle of each. */
const steps = Number(process.env['ANTEROOM_MODEL_STEPS'] ?? 100_000);
const stepsOfAClinic = 500;
/** Milliseconds; far beyond what a busy machine needs. */
const timeout = 120_000 + steps * 20;

test(`${steps} random steps, and every dashboard says after each of them what it should`, { timeout }, async () => {
  const seed = Number(process.env['MODEL_SEED'] ?? 20_261_126);
  const chance = createChance(seed);
  for (let done = 0; done < steps; done += stepsOfAClinic) await liveThrough(chance, `seed ${seed}, from step ${done}`);
});

/** Two clinics, five professionals, and whatever happens to them. */
async function liveThrough(chance: Chance, where: string): Promise<void> {
  const clock = createMovingClock();
  const database = createMemoryDatabase();
  const stayKeys = createMemoryStayKeyStore();
  const organisationId = randomIds.organisation();
  const clinics = ['renal', 'cardiology'].map((slug) => ({ id: randomIds.clinic(), slug }));
  await database.stores.clinics.addOrganisation({ id: organisationId, slug: 'nordby', name: 'Nordby', closedAt: null });
  for (const { id, slug } of clinics)
    await database.stores.clinics.add({ id, organisationId, slug, name: slug, closedAt: null });
  const people: NotedPerson[] = [];
  const somebody = (): NotedPerson => {
    const person = chance.of(people);
    if (person === undefined) throw new Error('Nobody works here.');
    return person;
  };
  for (const name of ['Dr Chen', 'Dr Okoro', 'Dr Haddad', 'Dr Berg', 'Dr Lind']) {
    const id = randomIds.person();
    await database.addPerson({ id, name });
    for (const clinic of clinics)
      await database.stores.access.grantClinicRole(id, clinic.id, 'team-member', everyPermission);
    people.push({ id, name });
  }
  const notes = new Notes();
  const boards = clinics.map(() => ({ revision: 0, rows: new Map<ConsultationId, Row>() }));
  const hear = (delta: WaitingAreaDelta): void => {
    const board = boards[clinics.findIndex(({ id }) => id === delta.clinicId)];
    if (board === undefined) throw new Error('Nobody has such a clinic.');
    // Deltas come whole and in order, or a page would have to ask for everything anew.
    expect(delta.revision, where).toBe(board.revision + 1);
    board.revision = delta.revision;
    for (const row of delta.changed) board.rows.set(row.id, row);
    for (const id of delta.gone) board.rows.delete(id);
  };
  let server = startBareServer({ database, stayKeys, clock, hear });
  await server.tick();
  let pages = 0;

  const staff = ({ id }: NotedPerson) => ({ kind: 'staff', personId: id }) as const;
  const caller = ({ id, clinic }: NotedStay) => callerOf(id, clinics[clinic]?.id ?? randomIds.clinic());
  const newPage = () => server.page(`page ${(pages += 1)}`);
  const codeOf = (ack: Ack<unknown>) => (ack.ok ? 'ok' : ack.error.code);
  const ask = async (name: ToServerName, body: unknown, person: NotedPerson) =>
    server.perform(name, body, staff(person), newPage());
  const command = async (person: NotedPerson, { id }: NotedStay, wish: ConsultationCommandRequest) =>
    codeOf(
      await server.perform('commandConsultation', { consultationId: id, command: wish }, staff(person), newPage()),
    );
  const learnCall = async (person: NotedPerson) => {
    const call = notes.callOf(person);
    if (call !== null && call.id === null) call.id = await database.stores.calls.ofPerson(person.id);
  };
  const callIdOf = (person: NotedPerson) => notes.callOf(person)?.id ?? randomIds.call();
  const comesBack = async (stay: NotedStay) => {
    const page = newPage();
    expect(codeOf(await server.perform('enterStay', {}, caller(stay), page)), where).toBe('ok');
    Object.assign(stay, { missingSince: null, connection: page.connection });
  };

  /** Each does something, notes what should come of it, and answers both verdicts. */
  const deeds: readonly (readonly [number, () => Promise<readonly [string, string]>])[] = [
    [
      12,
      async () => {
        if (notes.open().length > 14) return same;
        const clinic = chance.below(clinics.length);
        const slug = clinics[clinic]?.slug ?? '';
        const name = `Caller ${notes.stays.length}`;
        const id = await server.arrive(slug, name);
        const stored = await database.stores.consultations.load(id);
        if (stored === null) throw new Error('Somebody arrived and is not there.');
        const { callerId } = stored.consultation;
        const stay = notes.arrive({ id, callerId, clinic, name, arrivedAt: clock.now() });
        if (chance.below(5) > 0) await comesBack(stay);
        return same;
      },
    ],
    [
      14,
      onSomebody(async (person, stay) => {
        const expected = notes.join(person, stay, clock.now());
        const actual = await command(person, stay, { type: 'join' });
        await learnCall(person);
        return [actual, expected];
      }),
    ],
    [
      8,
      onSomebody(async (person, stay) => {
        const callId = callIdOf(person);
        return [await command(person, stay, { type: 'add', callId }), notes.add(person, stay, clock.now())];
      }),
    ],
    [
      5,
      async () => {
        const person = somebody();
        const several = [chance.of(notes.stays), chance.of(notes.stays), chance.of(notes.stays)];
        const stays = [...new Set(several.filter((stay) => stay !== undefined))];
        if (stays.length === 0) return same;
        // The rules take them in the order of their ids.
        stays.sort((left, right) => (left.id < right.id ? -1 : 1));
        const callId = notes.callOf(person)?.id ?? null;
        const answer = await ask('beginGroupCall', { consultationIds: stays.map(({ id }) => id), callId }, person);
        const expected = notes.gather(person, stays, clock.now());
        await learnCall(person);
        return [codeOf(answer), expected];
      },
    ],
    [
      5,
      onSomebody(async (person, stay) => [
        await command(person, stay, { type: 'hold' }),
        notes.hold(person, stay, clock.now()),
      ]),
    ],
    [
      6,
      async () => {
        const person = somebody();
        const answer = await ask('leaveCall', { callId: callIdOf(person) }, person);
        return [codeOf(answer), notes.leave(person, clock.now())];
      },
    ],
    [
      2,
      async () => {
        const person = somebody();
        const answer = await ask('endCall', { callId: callIdOf(person) }, person);
        return [codeOf(answer), notes.endCall(person)];
      },
    ],
    [3, onSomebody(async (person, stay) => [await command(person, stay, { type: 'end' }), notes.finish(stay, 'end')])],
    [
      2,
      onSomebody(async (person, stay) => [
        await command(person, stay, { type: 'remove' }),
        notes.finish(stay, 'remove'),
      ]),
    ],
    [
      4,
      onSomebody(async (person, stay) => {
        const ready = chance.below(2) === 0;
        const actual = await command(person, stay, { type: 'mark-ready', ready });
        return [actual, noted(stay, () => (stay.ready = ready))];
      }),
    ],
    [
      4,
      onSomebody(async (person, stay) => {
        const to = chance.below(3) === 0 ? null : somebody();
        const actual = await command(person, stay, { type: 'assign', to: to?.id ?? null });
        return [actual, noted(stay, () => (stay.assignedTo = to?.name ?? null))];
      }),
    ],
    [
      4,
      onSomebody(async (_person, stay) => {
        const actual = codeOf(await server.perform('leaveStay', {}, caller(stay)));
        if (stay.status !== 'over') notes.over(stay);
        return [actual, 'ok'];
      }),
    ],
    [
      6,
      onSomebody(async (person, stay) => {
        const isStaff = chance.below(2) === 0;
        const body = { consultationId: stay.id, id: newMessageId(), text: 'Hello' };
        const actual = codeOf(await server.perform('sendMessage', body, isStaff ? staff(person) : caller(stay)));
        return [actual, noted(stay, () => (stay.unanswered = isStaff ? 0 : stay.unanswered + 1))];
      }),
    ],
    [
      6,
      onSomebody(async (_person, stay) => {
        if (stay.status === 'over') return same;
        if (stay.missingSince !== null) {
          await comesBack(stay);
          return same;
        }
        await server.lose(stay.callerId, stay.connection);
        stay.missingSince = clock.now();
        return same;
      }),
    ],
    [
      5,
      onSomebody(async (person, stay) => {
        const there = 1 - stay.clinic;
        const to = clinics[there]?.id ?? randomIds.clinic();
        const actual = await command(person, stay, { type: 'offer-transfer', to, note: '' });
        if (stay.status === 'over') return [actual, goneAs(stay)];
        // Their stay there has an id that only the dashboard there can tell.
        const id = [...(boards[there]?.rows.keys() ?? [])].find((one) =>
          notes.stays.every((known) => known.id !== one),
        );
        if (id !== undefined) notes.transfer(stay, { id, clinic: there }, clock.now());
        return [actual, id === undefined ? 'they are in no list' : 'ok'];
      }),
    ],
    [
      1,
      async () => {
        // Longer than any grace: whoever is away is lost.
        await clock.advance(11 * 60_000);
        await server.tick();
        for (const stay of notes.open()) if (stay.missingSince !== null) notes.over(stay);
        return same;
      },
    ],
  ];
  const weights = deeds.flatMap(([weight], index) => Array.from({ length: weight }, () => index));

  for (let step = 0; step < stepsOfAClinic; step += 1) {
    await clock.advance(1_000);
    if (step === stepsOfAClinic / 2) await restart();
    const deed = deeds[chance.of(weights) ?? 0];
    if (deed === undefined) continue;
    const [actual, expected] = await deed[1]();
    if (actual !== expected) throw new Error(`${where} + ${step}: ${actual} in place of ${expected}`);
    compare(`${where} + ${step}`);
  }
  await database.close();

  function onSomebody(
    deed: (person: NotedPerson, stay: NotedStay) => Promise<readonly [string, string]>,
  ): () => Promise<readonly [string, string]> {
    return async () => {
      // Mostly somebody who is here, now and then somebody who has gone.
      const stay = chance.below(12) === 0 ? chance.of(notes.stays) : chance.of(notes.open());
      return stay === undefined ? same : deed(somebody(), stay);
    };
  }

  /** Every dashboard against the notes; a dashboard that was opened just now has the same rows. */
  function compare(at: string): void {
    for (const [index, board] of boards.entries()) {
      const told = [...board.rows.values()].map(rowAsNoted);
      if (sorted(told).join() !== sorted(notes.rows(index)).join())
        expect(sorted(told), at).toEqual(sorted(notes.rows(index)));
    }
  }

  /** The server dies without a word; another one takes over, and everybody comes back. */
  async function restart(): Promise<void> {
    server = startBareServer({ database, stayKeys, clock, hear });
    await clock.advance(20_000);
    await server.tick();
    for (const stay of notes.open()) stay.missingSince = clock.now();
    for (const [index, { id }] of clinics.entries()) {
      const person = people[0];
      const board = boards[index];
      if (person === undefined || board === undefined) throw new Error('Somebody has to look.');
      const watched = await server.perform('watchWaitingArea', { clinicId: id }, staff(person), newPage());
      if (!watched.ok) throw new Error(watched.error.code);
      expect(watched.value.revision).toBe(board.revision);
      expect(sorted(watched.value.rows.map(rowAsNoted))).toEqual(sorted(notes.rows(index)));
    }
    for (const stay of notes.open()) await comesBack(stay);
    for (const person of people) {
      if (notes.callOf(person) === null) continue;
      expect(codeOf(await ask('enterCall', { callId: callIdOf(person) }, person))).toBe('ok');
    }
  }
}

const same = ['ok', 'ok'] as const;
