import type { Metric } from '../measure.ts';
import { broadcast } from './p5-broadcast.ts';
import { burst } from './p11-burst.ts';
import { callerFirstFrame } from './p3-caller-first-frame.ts';
import { callerMemory } from './p7-memory.ts';
import { changePainted } from './p9-change-painted.ts';
import { forwarding } from './p12-forwarding.ts';
import { coldStart } from './p14-cold-start.ts';
import { deltaSize } from './p6-delta-size.ts';
import { fanOut } from './p4-fan-out.ts';
import { firstFrame } from './p1-first-frame.ts';
import { firstFrameOverServer } from './p2-first-frame-over-server.ts';
import { largeOrganisationMetric } from './large-organisation.ts';
import { meshOfSix } from './p15-mesh-of-six.ts';
import { setupWeight } from './p8-setup-page.ts';

/** Every metric there is so far. */
export const metrics: readonly Metric[] = [
  firstFrame,
  firstFrameOverServer,
  callerFirstFrame,
  fanOut,
  broadcast,
  deltaSize,
  callerMemory,
  setupWeight,
  changePainted,
  burst,
  forwarding,
  coldStart,
  meshOfSix,
  largeOrganisationMetric,
];
