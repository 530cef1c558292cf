import { rememberChoice } from '../../../connection/remembered-choice.ts';
import type { RememberedChoice } from '../../../connection/remembered-choice.ts';

/** What a person may have behind them. */
export const backgrounds = ['none', 'blur-light', 'blur-strong', 'morning', 'sand', 'evening', 'brand'] as const;
export type Background = (typeof backgrounds)[number];

/** What this person has chosen, on this device. */
export type BackgroundWish = RememberedChoice<Background>;

/** Of this page's person. */
export const backgroundWish: BackgroundWish = rememberChoice('background', backgrounds);
