import type { Appoint as AppointAdministrator } from './appoint.ts';

/** How a clinic that was just made gets another administrator than whoever made it. */
export type Appoint = AppointAdministrator;
