import model from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import { replaceBackground } from '@anteroom/media/background';
import type { BackgroundEnd, DressedPicture } from '@anteroom/media/background';
import type { Scene } from '@anteroom/media/background-scene';
import worker from './background-worker.ts?worker&url';

/** Loaded when somebody asks for it: the net alone is 250 kB. */
export function withBackground(
  camera: MediaStreamTrack,
  scene: Scene,
  onEnd: (reason: BackgroundEnd) => void,
): Promise<DressedPicture> {
  return replaceBackground(camera, scene, { model, startWorker: () => new Worker(worker), onEnd });
}
