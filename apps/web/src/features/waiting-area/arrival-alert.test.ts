import type { Row } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { createStore } from '../../connection/store.ts';
import { sampleRow } from '../../connection/testing/sample-rows.ts';
import { createArrivalAlert } from './arrival-alert.ts';

function watched(isOn: boolean) {
  const handlers = new Set<(rows: readonly Row[]) => void>();
  const sound = createStore(isOn);
  const page = new EventTarget();
  const heard: string[] = [];
  const alert = createArrivalAlert(
    {
      onArrived(handler) {
        handlers.add(handler);
        return () => handlers.delete(handler);
      },
    },
    sound,
    {
      play: () => heard.push('chime') > 0,
      unlock: () => void heard.push('unlocked'),
      close: () => void heard.push('closed'),
    },
    page,
  );
  const arrive = () => handlers.forEach((handler) => handler([sampleRow('amina'), sampleRow('oskar')]));
  return { sound, page, alert, heard, arrive };
}

test('sounds once for those who come together', () => {
  const { arrive, heard } = watched(true);
  arrive();
  expect(heard).toEqual(['chime']);
});

test('keeps quiet while it is switched off', () => {
  const { arrive, heard, sound } = watched(false);
  arrive();
  sound.set(true);
  arrive();
  expect(heard).toEqual(['chime']);
});

test('wakes the sound at the first press of a key or a pointer, as browsers want it', () => {
  const { page, heard } = watched(true);
  page.dispatchEvent(new Event('keydown'));
  page.dispatchEvent(new Event('keydown'));
  expect(heard).toEqual(['unlocked']);
});

test('hears nobody after it was closed', () => {
  const { alert, arrive, heard } = watched(true);
  alert.close();
  arrive();
  expect(heard).toEqual(['closed']);
});
