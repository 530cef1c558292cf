import {
  isCallId,
  isCallInvitationId,
  isClinicId,
  isConsultationId,
  isOrganisationId,
  isParticipantId,
  isPersonId,
  isRoomId,
  isTypedEntryId,
} from '../ids.ts';

/** Makes ids that tell in a test's output what they name: `sample('stay', 3)`; all of them are equally long. */
function sampler<Id extends string>(name: string, is: (text: string) => text is Id): (number: number) => Id {
  return (number) => {
    const text = name + String(number).padStart(22 - name.length, '0');
    if (!is(text)) throw new Error(`${text} is no id`);
    return text;
  };
}

export const organisation = sampler('organisation', isOrganisationId);
export const clinic = sampler('clinic', isClinicId);
export const stayId = sampler('stay', isConsultationId);
export const callId = sampler('call', isCallId);
export const person = sampler('person', isPersonId);
export const participant = sampler('participant', isParticipantId);
export const room = sampler('room', isRoomId);
export const invitation = sampler('invited', isCallInvitationId);
export const typedEntry = sampler('typed', isTypedEntryId);
