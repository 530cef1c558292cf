import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Background } from './background-wish.ts';
import type { BackgroundState } from './own-background.ts';

/** What each background is called. */
export const backgroundNames: Record<Background, MessageDescriptor> = {
  none: msg`None`,
  'blur-light': msg`Slight blur`,
  'blur-strong': msg`Strong blur`,
  morning: msg`Morning`,
  sand: msg`Sand`,
  evening: msg`Evening`,
  brand: msg`Clinic’s colours`,
};

/** What others see, as long as it is so. */
export const backgroundStates: Record<BackgroundState, MessageDescriptor> = {
  off: msg`Hides your room. It is done on this device.`,
  starting: msg`Getting ready. Your picture is shown as it is, with your room, until then.`,
  holding: msg`Getting ready. Your picture is held back until then.`,
  on: msg`Others see you in front of this, as you do.`,
  failed: msg`This browser can’t change your background. Your room can be seen.`,
  'too-slow': msg`This device is too slow for another background. It was switched off, and your room can be seen.`,
};
