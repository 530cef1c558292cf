import { describe, expect, test } from 'vitest';
import { beingSeen, chen, offer, onHold, osei, waiting } from '../testing/sample-stays.ts';
import { callId, clinic, participant, person, stayId, typedEntry } from '../testing/sample-ids.ts';
import { peerToPeerLimit } from '../call/topology.ts';
import { decide } from './decide.ts';
import { mostPeopleOfAStay } from './state.ts';

const now = 5_000;

describe('what the events of a stay say', () => {
  test('Dr Chen joins Alice, who waits: seeing begins with her, at that moment', () => {
    const { participantId, personId } = chen;
    expect(decide(waiting, { type: 'join', callId: callId(1), participantId, personId }, { now })).toStrictEqual({
      ok: true,
      value: [
        {
          type: 'seeing-began',
          at: now,
          callId: callId(1),
          provider: { participantId, personId, joinedAt: now },
        },
      ],
    });
  });

  test('the last provider is gone past grace: the stay is held by her, because she is gone', () => {
    const command = {
      type: 'provider-leaves',
      participantId: chen.participantId,
      reason: 'gone',
    } as const;
    expect(decide(beingSeen, command, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'put-on-hold', at: now, by: chen.personId, reason: 'gone' }],
    });
  });

  test('the first of two providers leaves: the other goes on', () => {
    const stay = { ...beingSeen, providers: [chen, osei] } as const;
    const command = { type: 'provider-leaves', participantId: chen.participantId, reason: 'left' } as const;
    expect(decide(stay, command, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'provider-left', at: now, participantId: chen.participantId }],
    });
  });

  test('a hold with two providers names who held', () => {
    const stay = { ...beingSeen, providers: [chen, osei] } as const;
    expect(decide(stay, { type: 'hold', by: osei.personId, reason: 'held' }, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'put-on-hold', at: now, by: osei.personId, reason: 'held' }],
    });
  });

  test('an offer keeps the note by its id, and an acceptance goes where the offer said', () => {
    const command = {
      type: 'offer-transfer',
      to: clinic(2),
      noteId: typedEntry(1),
      by: chen.personId,
      expiresAt: now + 60_000,
    } as const;
    expect(decide(onHold, command, { now })).toStrictEqual({
      ok: true,
      value: [
        {
          type: 'transfer-offered',
          at: now,
          offer: { to: clinic(2), noteId: typedEntry(1), by: chen.personId, at: now, expiresAt: now + 60_000 },
        },
      ],
    });
    const accept = { type: 'accept-transfer', by: person(4), continuedAs: stayId(2) } as const;
    expect(decide({ ...onHold, offer }, accept, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'transferred', at: now, by: person(4), to: clinic(2), continuedAs: stayId(2) }],
    });
  });

  test('nobody of the staff ended a stay that was left or lost', () => {
    for (const type of ['caller-leaves', 'absent-past-grace'] as const) {
      expect(decide(beingSeen, { type }, { now })).toMatchObject({ value: [{ type: 'ended', by: null }] });
    }
    expect(decide(beingSeen, { type: 'remove', by: person(4) }, { now })).toMatchObject({
      value: [{ type: 'ended', by: person(4) }],
    });
  });

  test('facts are taken back as they were given', () => {
    const ready = { by: person(4), at: 1 };
    const by = person(4);
    expect(decide({ ...waiting, ready }, { type: 'mark-ready', by, ready: false }, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'ready-marked', at: now, by, ready: false }],
    });
    expect(decide({ ...waiting, assignedTo: person(5) }, { type: 'assign', by, to: null }, { now })).toStrictEqual({
      ok: true,
      value: [{ type: 'assigned', at: now, by, to: null }],
    });
    expect(
      decide({ ...waiting, callBackWantedSince: 1 }, { type: 'want-call-back', wanted: false }, { now }),
    ).toStrictEqual({ ok: true, value: [{ type: 'call-back-wanted', at: now, wanted: false }] });
  });

  test('the caller is no companion of themselves', () => {
    const command = { type: 'companion-enters', participantId: waiting.callerId } as const;
    expect(decide(waiting, command, { now })).toStrictEqual({ ok: true, value: [] });
  });

  test('a full stay leaves one place in a call for a provider', () => {
    expect(mostPeopleOfAStay).toBe(peerToPeerLimit - 1);
    const companions = [2, 3, 4].map(participant);
    const enter = (number: number) => ({ type: 'companion-enters', participantId: participant(number) }) as const;
    expect(decide({ ...waiting, companions }, enter(5), { now })).toMatchObject({ ok: true });
    expect(decide({ ...waiting, companions: [...companions, participant(5)] }, enter(6), { now })).toStrictEqual({
      ok: false,
      refusal: 'call-full',
    });
  });
});
