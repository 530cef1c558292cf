import { describe, expect, test } from 'vitest';
import { isGuestLinkId } from '../ids.ts';
import { clinic, person, room as roomId } from '../testing/sample-ids.ts';
import { checkKnock, isJpeg, photoLimit } from './knock.ts';
import { opens, type GuestLink, type Room } from './room.ts';

const room: Room = {
  id: roomId(1),
  clinicId: clinic(1),
  kind: 'group',
  name: 'Patient education',
  ownerId: null,
  entry: 'knock',
  guestPhoto: 'off',
  position: 0,
  closedAt: null,
  callId: null,
};
const id = 'link000000000000000001';
if (!isGuestLinkId(id)) throw new Error('no id');
const link: GuestLink = { id, roomId: room.id, madeAt: 0, madeBy: person(1), expiresAt: null, revokedAt: null };

describe('a guest link', () => {
  test.each([
    ['opens its room', link, room, true],
    ['opens it until it expires', { ...link, expiresAt: 11 }, room, true],
    ['opens nothing from that moment on', { ...link, expiresAt: 10 }, room, false],
    ['that is revoked opens nothing', { ...link, revokedAt: 5 }, room, false],
    ['of a closed room opens nothing', link, { ...room, closedAt: 5 }, false],
    ['of another room opens nothing here', { ...link, roomId: roomId(2) }, room, false],
  ])('%s', (_what, given: GuestLink, at: Room, answer) => {
    expect(opens(given, at, 10)).toBe(answer);
  });
});

describe('what a guest tells', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, ...Array.from({ length: 200 }, () => 1), 0xff, 0xd9]);
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 200 }, () => 1)]);
  const big = Uint8Array.from({ length: photoLimit + 1 }, (_, index) => jpeg[index] ?? 0);

  test.each([
    ['a name', ' Grace  Hopper ', null, 'off', { name: 'Grace Hopper', photo: null }],
    ['a photo that nobody wants is dropped', 'Grace', jpeg, 'off', { name: 'Grace', photo: null }],
    ['a photo', 'Grace', jpeg, 'required', { name: 'Grace', photo: jpeg }],
    ['none where it may be left out', 'Grace', null, 'optional', { name: 'Grace', photo: null }],
  ] as const)('is taken: %s', (_what, name, photo, rule, value) => {
    expect(checkKnock({ name, photo }, rule)).toStrictEqual({ ok: true, value });
  });

  test.each([
    ['no name', '  ', null, 'off', { name: 'required' }],
    ['too long a name', 'x'.repeat(81), null, 'off', { name: 'too-long' }],
    ['no photo', 'Grace', null, 'required', { photo: 'required' }],
    ['a picture of another kind', 'Grace', png, 'optional', { photo: 'malformed' }],
    ['too large a photo', 'Grace', big, 'optional', { photo: 'too-long' }],
  ] as const)('is refused: %s', (_what, name, photo, rule, refusal) => {
    expect(checkKnock({ name, photo }, rule)).toStrictEqual({ ok: false, refusal });
  });

  test('is a JPEG by its bytes, not by its name', () => {
    expect([isJpeg(jpeg), isJpeg(png), isJpeg(jpeg.slice(0, -1)), isJpeg(Uint8Array.from([]))]).toStrictEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
