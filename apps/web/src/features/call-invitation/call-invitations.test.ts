import { callInvitation, type CallInvitationView } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import { knocksIn } from './call-invitations.ts';
import { stateWords } from './invitation-words.ts';

function invitation(name: string, more: Partial<CallInvitationView> = {}): CallInvitationView {
  return callInvitation.parse({
    ...{ id: idText(name), as: 'participant', path: '/i/secret', madeAt: 0, madeBy: 'Dr Chen', expiresAt: 9 },
    ...{ state: 'knocking', name, since: 5, here: true },
    ...more,
  });
}

test('Those who knock are shown, the first first, and nobody else', () => {
  const list = [
    invitation('sam', { since: 7 }),
    invitation('ida', { as: 'interpreter', state: 'inside' }),
    invitation('kim', { since: 3, here: false }),
    invitation('open', { state: 'open', name: '' }),
    invitation('gone', { state: 'left', name: '' }),
  ];
  expect(knocksIn(list).map(({ name, here }) => [name, here])).toEqual([
    ['kim', false],
    ['sam', true],
  ]);
  expect(knocksIn([])).toEqual([]);
});

test.each([
  [{ state: 'open' }, 'Not used yet'],
  [{ state: 'knocking' }, '{name} is knocking'],
  [{ state: 'knocking', here: false }, '{name} was knocking, and is reconnecting'],
  [{ state: 'inside' }, '{name} is in the call'],
  [{ state: 'left' }, 'Has left, and can come back'],
] as const)('How it stands with an invitation is said in words: %o', (state, message) => {
  expect(stateWords(invitation('ida', state))).toMatchObject({ message });
});
