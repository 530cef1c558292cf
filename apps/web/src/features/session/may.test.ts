import { me as meSchema } from '@anteroom/protocol';
import type { Me, MyClinic } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText, renal } from '../../connection/testing/sample-rows.ts';
import { firstPage, mayIn } from './may.ts';

function somebody(permissions: Partial<Me['standing']['clinics'][number]>, role = 'team-member'): Me {
  const organisationId = idText('nordby');
  return meSchema.parse({
    personId: idText('mei'),
    name: 'Mei Chen',
    email: 'mei.chen@demo.anteroom.example',
    clinics: [
      {
        id: renal,
        slug: 'renal',
        name: 'Renal clinic',
        organisation: 'Nordby Hospital',
        organisationId,
        role,
        waiting: 0,
        mayAttend: true,
        waitingAreaIsOn: true,
        lateAfterMinutes: 30,
        confirmsEntry: false,
        isClosed: false,
        brand: { accent: '#0b5f70', logo: { kind: 'none' }, theme: 'device' },
      },
    ],
    clinicCount: 1,
    standing: {
      organisations: [],
      clinics: [
        {
          clinicId: renal,
          organisationId,
          role,
          waitingArea: false,
          meetingRooms: false,
          userRoom: false,
          ...permissions,
        },
      ],
      referrals: [],
    },
  });
}

function clinicOf({ clinics: [clinic] }: Me): MyClinic {
  if (clinic === undefined) throw new Error('There is no clinic.');
  return clinic;
}

test.each([
  [{ waitingArea: true, meetingRooms: true }, 'waiting-area'],
  [{ meetingRooms: true }, 'rooms'],
  [{ userRoom: true }, 'rooms'],
  [{}, 'team'],
] as const)('whoever has %o begins where they may be', (permissions, page) => {
  const me = somebody(permissions);
  expect(firstPage(me, clinicOf(me))).toBe(page);
});

test('a waiting area that is off is no place to begin, but while somebody still waits there', () => {
  const me = somebody({ waitingArea: true, meetingRooms: true });
  const off = { ...clinicOf(me), waitingAreaIsOn: false };
  expect(firstPage(me, off)).toBe('rooms');
  expect(firstPage(me, { ...off, waiting: 1 })).toBe('waiting-area');
});

test('a page asks the same table as the server', () => {
  const answers = (me: Me) => {
    const may = mayIn(me, clinicOf(me));
    return [may('see-waiting-area'), may('enter-room'), may('configure-clinic'), may('see-team-members')];
  };
  expect(answers(somebody({ meetingRooms: true }))).toEqual([false, true, false, true]);
  expect(answers(somebody({}, 'clinic-administrator'))).toEqual([false, false, true, true]);
});
