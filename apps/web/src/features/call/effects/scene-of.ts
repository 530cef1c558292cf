import type { Brand, Scene } from '@anteroom/media/background-scene';
import type { Background } from './background-wish.ts';

/** What is drawn for a choice; the clinic's look is asked for only where it is wanted. */
export async function sceneOf(
  background: Exclude<Background, 'none'>,
  readBrand: () => Promise<Brand>,
): Promise<Scene> {
  switch (background) {
    case 'blur-light':
      return { kind: 'blur', strength: 'light' };
    case 'blur-strong':
      return { kind: 'blur', strength: 'strong' };
    case 'brand':
      return { kind: 'brand', brand: await readBrand() };
    default:
      return { kind: 'picture', picture: background };
  }
}
