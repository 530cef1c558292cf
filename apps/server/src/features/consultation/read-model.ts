import { callerView, doorStateOf, hasInformation, positionOf } from '@anteroom/domain';
import type { ConsultationId, Instant } from '@anteroom/domain';
import type { StayView } from '@anteroom/protocol';
import type { OpenedMaterial } from '../../session/material.ts';
import { nameIn } from '../access/read-model.ts';
import { answerEntryId as entryIdOfAnswer } from './entry-ids.ts';
import { experienceMark } from '../waiting-experience/read-model.ts';
import type { ArrivalLinks as Links } from './arrival-link.ts';
import { stayCookieName as cookieName } from './stay-cookie.ts';
import type { SealedEntry as Sealed } from './typed-entry-store.ts';
import type { CallBackContact as Contact, TypedWords as Words } from './typed-words.ts';

/** The id of the entry in which staff's answer to one field is kept. */
export const answerEntryId = entryIdOfAnswer;

/** A caller's own stay as they may know it; null where the material holds no such stay. */
export function stayViewOf(id: ConsultationId, material: OpenedMaterial, now: Instant): StayView | null {
  const stored = material.stays.find((stay) => stay.consultation.id === id);
  const place = stored === undefined ? undefined : material.clinics.get(stored.consultation.clinicId);
  if (stored === undefined || place === undefined) return null;
  const queue = material.queues.get(place.clinic.id);
  const position = queue === undefined ? null : positionOf(id, queue);
  const view = callerView(stored.consultation, id, { position });
  if (view === null) return null;
  const details = material.details.get(id);
  const { door, closesAt } = doorStateOf(place.clinic, place.settings, now);
  const offered = view.offeredTo === null ? undefined : material.clinics.get(view.offeredTo);
  const { transferredFrom } = stored.consultation;
  const origin = transferredFrom === null ? undefined : material.origins.get(transferredFrom);
  return {
    id: view.id,
    revision: stored.revision,
    participantId: view.participantId,
    status: view.status,
    arrivedAt: view.arrivedAt,
    now,
    position: view.position,
    callId: view.callId,
    callBackWanted: view.callBackWanted,
    calledBackAt: view.calledBackAt,
    outcome: view.outcome,
    heldBy: view.heldBy === null ? null : nameIn(material.names, view.heldBy, place.clinic.id),
    offeredTo: offered === undefined ? null : { clinic: offered.clinic.name, organisation: offered.organisation.name },
    cameFrom: origin === undefined ? null : (material.clinics.get(origin)?.clinic.name ?? null),
    firstName: details?.firstName ?? '',
    withoutCamera: details?.withoutCamera ?? false,
    phoneWanted: details?.phoneWanted ?? false,
    clinic: {
      slug: place.clinic.slug,
      name: place.clinic.name,
      organisation: place.organisation.name,
      emergencyNumber: place.settings.emergencyNumber,
      keepTypedHours: place.settings.keepTypedHours,
      hasInformation: hasInformation(place.settings),
      experience: experienceMark(place.settings),
      isOpen: door === 'open',
      closesAt,
    },
  };
}

/** Seals and opens what callers type, for the features that keep some of it. */
export type TypedWords = Words;

/** How a caller who has put the phone down is reached. */
export type CallBackContact = Contact;

/** Something that was typed, sealed. */
export type SealedEntry = Sealed;

/** The cookie that holds a caller's token. */
export const stayCookieName = cookieName;
/** What finds out what a caller's link means to an arrival; the feature of those links makes it. */
export type ArrivalLinks = Links;
