import { describe, expect, test } from 'vitest';
import { treeStep, type TreeItem } from './tree-steps.ts';

const items: readonly TreeItem[] = [
  { id: 'cardiology', parent: null, isOpen: false },
  { id: 'renal', parent: null, isOpen: true },
  { id: 'waiting', parent: 'renal', isOpen: null },
  { id: 'ward', parent: 'renal', isOpen: null },
];
const press = (current: string, key: string, isRightToLeft = false) => treeStep(items, current, key, isRightToLeft);

describe('Keys in the tree', () => {
  test('go up and down through what is visible, and to its ends', () => {
    expect(press('cardiology', 'ArrowDown')).toEqual({ focus: 'renal' });
    expect(press('ward', 'ArrowUp')).toEqual({ focus: 'waiting' });
    expect(press('ward', 'ArrowDown')).toBeNull();
    expect(press('cardiology', 'ArrowUp')).toBeNull();
    expect(press('ward', 'Home')).toEqual({ focus: 'cardiology' });
    expect(press('cardiology', 'End')).toEqual({ focus: 'ward' });
  });

  test.each([
    ['from the left', false, 'ArrowRight', 'ArrowLeft'],
    ['from the right', true, 'ArrowLeft', 'ArrowRight'],
  ])('open and fold, go in and out, where people read %s', (_how, isRightToLeft, inwards, outwards) => {
    expect(press('cardiology', inwards, isRightToLeft)).toEqual({ fold: 'cardiology', isFolded: false });
    expect(press('renal', inwards, isRightToLeft)).toEqual({ focus: 'waiting' });
    expect(press('ward', inwards, isRightToLeft)).toBeNull();
    expect(press('ward', outwards, isRightToLeft)).toEqual({ focus: 'renal' });
    expect(press('renal', outwards, isRightToLeft)).toEqual({ fold: 'renal', isFolded: true });
    expect(press('cardiology', outwards, isRightToLeft)).toBeNull();
  });

  test('Enter opens or folds a clinic, and leaves a room’s link to the browser', () => {
    expect(press('renal', 'Enter')).toEqual({ fold: 'renal', isFolded: true });
    expect(press('cardiology', ' ')).toEqual({ fold: 'cardiology', isFolded: false });
    expect(press('ward', 'Enter')).toBeNull();
    expect(press('nobody', 'ArrowDown')).toBeNull();
    expect(press('ward', 'q')).toBeNull();
  });
});
