import { expect, test } from 'vitest';
import { inMemory } from './recording-file.ts';

const save = () => {
  const saved: { name: string; size: number; type: string }[] = [];
  return {
    saved,
    take: (content: Blob, name: string) => void saved.push({ name, size: content.size, type: content.type }),
  };
};
const piece = (size: number) => new Blob([new Uint8Array(size)]);

test('what is kept in memory is handed over as one file, and again where somebody asks for it', async () => {
  const { saved, take } = save();
  const file = inMemory('recording.webm', 'video/webm', take);
  expect(await file.write(piece(10))).toBe(true);
  expect(await file.write(piece(5))).toBe(true);
  expect(saved).toEqual([]);
  await file.finish();
  expect(saved).toEqual([{ name: 'recording.webm', size: 15, type: 'video/webm' }]);
  file.again?.();
  expect(saved).toHaveLength(2);
  expect(saved[1]).toEqual(saved[0]);
});

test('it says when there is no room for more, and hands over what there is', async () => {
  const { saved, take } = save();
  const file = inMemory('recording.webm', 'video/webm', take, 12);
  expect([await file.write(piece(10)), await file.write(piece(5))]).toEqual([true, false]);
  await file.finish();
  expect(saved).toMatchObject([{ size: 15 }]);
});

test('where nothing was recorded nothing is saved', async () => {
  const { saved, take } = save();
  await expect(inMemory('recording.webm', 'video/webm', take).finish()).rejects.toThrow('Nothing was recorded.');
  const dropped = inMemory('recording.webm', 'video/webm', take);
  await dropped.write(piece(3));
  await dropped.discard();
  await expect(dropped.finish()).rejects.toThrow('Nothing was recorded.');
  expect(saved).toEqual([]);
});
