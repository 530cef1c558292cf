import type { MessageSamples, RouteSamples } from '../sample.ts';
import { callMessageSamples } from './call.ts';
import { consultationMessageSamples, consultationRouteSamples } from './consultation.ts';
import { operationRouteSamples } from './operation.ts';
import { sessionRouteSamples } from './session.ts';

/** Samples of every route; one that is missing doesn't compile. */
export const routeSamples: RouteSamples = {
  ...sessionRouteSamples,
  ...consultationRouteSamples,
  ...operationRouteSamples,
};

/** Samples of every message; one that is missing doesn't compile. */
export const messageSamples: MessageSamples = {
  ...consultationMessageSamples,
  ...callMessageSamples,
};
