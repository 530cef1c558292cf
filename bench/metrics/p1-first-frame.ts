import { compare, type Metric } from '../measure.ts';
import { callInTurn } from './first-frame.ts';

/** P1: Join pressed until the first remote frame is painted, in the same page. */
export const firstFrame: Metric = {
  id: 'P1',
  async run() {
    const calls = await callInTurn();
    return [
      compare(
        { metric: 'P1', target: 1.3, unit: 'ms from Join to the first remote frame, same page' },
        calls.map(({ ours }) => ours.here),
        calls.map(({ bare }) => bare.here),
      ),
    ];
  },
};
