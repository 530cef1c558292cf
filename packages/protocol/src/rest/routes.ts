import { callInvitationRoutes } from './call-invitation.ts';
import { callerLinkRoutes } from './caller-link.ts';
import { consultationRoutes } from './consultation.ts';
import { invitationRoutes } from './invitation.ts';
import { operationRoutes } from './operation.ts';
import { peopleRoutes } from './people.ts';
import { roomRoutes } from './room.ts';
import { accountRoutes } from './account.ts';
import { entryFieldRoutes } from './entry-field.ts';
import { hoursRoutes } from './hours.ts';
import { firstStepsRoutes } from './first-steps.ts';
import { lockRoutes } from './lock.ts';
import { myClinicRoutes } from './my-clinics.ts';
import { alertRoutes } from './alerts.ts';
import { pushRoutes } from './push.ts';
import { resetRoutes } from './reset.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessionRoutes } from './session.ts';
import { structureRoutes } from './structure.ts';
import { transferRoutes } from './transfer.ts';
import { callQualityRoutes } from './call-quality.ts';
import { keptWordsRoutes } from './kept-words.ts';
import { phoneBackRoutes } from './phone-back.ts';
import { singleSignOnRoutes } from './single-sign-on.ts';
import { waitingExperienceRoutes } from './waiting-experience.ts';

/** Every JSON route of ours, by its name in code. */
export const routes = {
  ...sessionRoutes,
  ...firstStepsRoutes,
  ...myClinicRoutes,
  ...consultationRoutes,
  ...entryFieldRoutes,
  ...transferRoutes,
  ...operationRoutes,
  ...roomRoutes,
  ...structureRoutes,
  ...secondFactorRoutes,
  ...lockRoutes,
  ...resetRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...invitationRoutes,
  ...singleSignOnRoutes,
  ...waitingExperienceRoutes,
  ...alertRoutes,
  ...pushRoutes,
  ...callerLinkRoutes,
  ...hoursRoutes,
  ...callQualityRoutes,
  ...phoneBackRoutes,
  ...keptWordsRoutes,
  ...callInvitationRoutes,
} as const;
export type Routes = typeof routes;
