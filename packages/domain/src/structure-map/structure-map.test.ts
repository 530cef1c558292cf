import { describe, expect, test } from 'vitest';
import { noPermission, organisationRoles, type Actor, type StaffActor } from '../access/actor.ts';
import { clinic, organisation, person, room, stayId } from '../testing/sample-ids.ts';
import { mapScope, totalCounts, type MapClinic } from './structure-map.ts';

const nobody: StaffActor = { kind: 'staff', personId: person(1), organisations: [], clinics: [], referrals: [] };
const here = organisation(1);
const membership = (number: number, organisationId = here) => {
  return { clinicId: clinic(number), organisationId, role: 'team-member', ...noPermission } as const;
};

describe('Whose floors somebody sees', () => {
  test.each(organisationRoles)('an %s sees all', (role) => {
    const actor = { ...nobody, organisations: [{ organisationId: here, role }] };
    expect(mapScope(actor, here)).toEqual({ ok: true, value: 'all' });
    expect(mapScope(actor, organisation(2))).toEqual({ ok: false, refusal: 'not-found' });
  });

  test('somebody of clinics sees those, and none of another organisation', () => {
    const actor = { ...nobody, clinics: [membership(1), membership(2), membership(3, organisation(2))] };
    expect(mapScope(actor, here)).toEqual({ ok: true, value: [clinic(1), clinic(2)] });
    expect(mapScope(actor, organisation(2))).toEqual({ ok: true, value: [clinic(3)] });
  });

  const caller: Actor = { kind: 'caller', consultationId: stayId(1), clinicId: clinic(1) };
  test.each<[string, Actor, string]>([
    ['a referrer', { ...nobody, referrals: [{ clinicId: clinic(1), organisationId: here }] }, 'forbidden'],
    ['somebody from elsewhere', { ...nobody, clinics: [membership(1, organisation(2))] }, 'not-found'],
    ['a caller', caller, 'not-found'],
    ['a visitor', { kind: 'visitor' }, 'not-signed-in'],
  ])('%s sees none', (_who, actor, refusal) => {
    expect(mapScope(actor, here)).toEqual({ ok: false, refusal });
  });
});

test('the house counts what its floors count', () => {
  const floor = (number: number, rooms: MapClinic['rooms']): MapClinic => {
    return { id: clinic(number), slug: 'a', name: 'A', revision: 1, waiting: 2, beingSeen: 1, onHold: 1, rooms };
  };
  const used = { id: room(1), kind: 'meeting', name: 'Ward round', people: 3, knocks: 1 } as const;
  expect(totalCounts([floor(1, [used, { ...used, people: 0 }]), floor(2, [{ ...used, people: 2 }])])).toEqual({
    waiting: 4,
    beingSeen: 2,
    onHold: 2,
    inRooms: 5,
  });
  expect(totalCounts([])).toEqual({ waiting: 0, beingSeen: 0, onHold: 0, inRooms: 0 });
});
