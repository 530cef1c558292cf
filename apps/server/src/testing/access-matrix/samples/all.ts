import type { ToServerName } from '@anteroom/protocol';
import type { MessageSamples, RouteName, RouteSamples } from '../sample.ts';
import { callQualityRouteSamples } from './call-quality.ts';
import { callInvitationRouteSamples } from './call-invitation.ts';
import { callMessageSamples } from './call.ts';
import { callerLinkRouteSamples } from './caller-link.ts';
import { consultationMessageSamples, consultationRouteSamples } from './consultation.ts';
import { dashboardMessageSamples } from './dashboard.ts';
import type { MessageNotYet, RouteNotYet } from './not-yet.ts';
import { entryFieldRouteSamples } from './entry-field.ts';
import { hoursRouteSamples } from './hours.ts';
import { operationRouteSamples } from './operation.ts';
import { roomMessageSamples, roomRouteSamples } from './room.ts';
import { transferMessageSamples, transferRouteSamples } from './transfer.ts';
import { structureMapMessageSamples } from './structure-map.ts';
import { accountRouteSamples } from './account.ts';
import { secondFactorRouteSamples } from './second-factor.ts';
import { alertRouteSamples } from './alerts.ts';
import { peopleRouteSamples } from './people.ts';
import { sessionRouteSamples } from './session.ts';
import { singleSignOnRouteSamples } from './single-sign-on.ts';
import { structureMessageSamples, structureRouteSamples } from './structure.ts';
import { waitingExperienceMessageSamples, waitingExperienceRouteSamples } from './waiting-experience.ts';

/** Samples of every route; one that is missing doesn't compile. */
export const routeSamples: RouteSamples<Exclude<RouteName, RouteNotYet>> = {
  ...sessionRouteSamples,
  ...secondFactorRouteSamples,
  ...accountRouteSamples,
  ...consultationRouteSamples,
  ...entryFieldRouteSamples,
  ...transferRouteSamples,
  ...operationRouteSamples,
  ...structureRouteSamples,
  ...peopleRouteSamples,
  ...singleSignOnRouteSamples,
  ...roomRouteSamples,
  ...waitingExperienceRouteSamples,
  ...alertRouteSamples,
  ...callerLinkRouteSamples,
  ...callInvitationRouteSamples,
  ...hoursRouteSamples,
  ...callQualityRouteSamples,
};

/** Samples of every message; one that is missing doesn't compile. */
export const messageSamples: MessageSamples<Exclude<ToServerName, MessageNotYet>> = {
  ...consultationMessageSamples,
  ...transferMessageSamples,
  ...callMessageSamples,
  ...structureMessageSamples,
  ...structureMapMessageSamples,
  ...roomMessageSamples,
  ...waitingExperienceMessageSamples,
  ...dashboardMessageSamples,
};
