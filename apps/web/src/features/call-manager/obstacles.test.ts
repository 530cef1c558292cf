import { participantId } from '@anteroom/protocol';
import { describe, expect, test } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import { concernedBy, obstacleTo, type Managed } from './obstacles.ts';

const inCall = (name: string, more: Partial<Managed> = {}): Managed => ({
  id: participantId.parse(idText(name)),
  kind: 'caller',
  microphone: true,
  isHeld: false,
  isSelf: false,
  ...more,
});
const self = inCall('chen', { kind: 'provider', isSelf: true });
const okafor = inCall('okafor', { kind: 'provider' });
const alice = inCall('alice');
const quiet = inCall('bo', { microphone: false });
const held = inCall('cora', { isHeld: true });

describe('A host', () => {
  test('mutes everybody else who speaks', () => {
    expect(concernedBy('mute', [self, okafor, alice, quiet, held])).toEqual([okafor, alice]);
    expect(obstacleTo('mute', [self, alice, quiet])).toBeNull();
  });

  test.each([
    ['mute', [self], 'Nobody is selected.'],
    ['mute', [quiet, held], 'The microphone is off. Only they can turn it on.'],
    ['mute', [held], 'Who is on hold sends no sound.'],
    ['hold', [alice, okafor], 'Colleagues are not put on hold.'],
    ['hold', [held], 'On hold already.'],
    ['take-back', [alice], 'Nobody of them is on hold.'],
    ['disconnect', [], 'Nobody is selected.'],
  ] as const)('is told why not: %s', (action, people, sentence) => {
    expect(obstacleTo(action, people)).toMatchObject({ message: sentence });
  });

  test('holds those who aren’t held, takes back those who are, and takes out anybody else', () => {
    expect(concernedBy('hold', [alice, held])).toEqual([alice]);
    expect(concernedBy('take-back', [alice, held])).toEqual([held]);
    expect(concernedBy('disconnect', [self, okafor, held])).toEqual([okafor, held]);
    for (const action of ['hold', 'take-back', 'disconnect'] as const)
      expect(obstacleTo(action, [alice, held])).toBeNull();
  });
});
