import { accepted, isOpen, peopleOf, refused } from '@anteroom/domain';
import type { Consultation, ParticipantId, Result } from '@anteroom/domain';
import type { StayParticipant } from '@anteroom/protocol';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfStay } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { readMaterial } from '../../session/material.ts';
import type { Material, OpenedMaterial } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, nameIn, permit } from '../access/read-model.ts';

interface Found {
  readonly loaded: LoadedSession;
  readonly stay: Consultation;
  readonly material: Material;
}

/** Who is with a caller, and by which means (W4): the staff of their call, and the people of this clinic's stays in it. */
export function createSeeParticipants(tools: SessionTools): Handler<'seeParticipants'> {
  return async ({ consultationId }, { identity }) => {
    const found = await tools.change(async (stores): Promise<Result<Found, Refusal>> => {
      const place = await stores.consultations.placeOf(consultationId);
      const permission = permit(await actorOf(identity, stores), 'tend-caller', place);
      if (!permission.ok) return permission;
      const loaded = await loadSessionOfStay(stores, consultationId);
      const stay = loaded?.stays.find(({ consultation }) => consultation.id === consultationId)?.consultation;
      if (loaded === null || stay === undefined) return refused({ code: 'not-found' });
      if (!isOpen(stay)) {
        return refused({ code: stay.status === 'transferred' ? 'consultation-transferred' : 'consultation-ended' });
      }
      return accepted({ loaded, stay, material: await readMaterial(stores, loaded.stays, loaded.session.call) });
    });
    if (!found.ok) return found;
    const { loaded, stay, material } = found.value;
    return accepted({ participants: participantsOf(loaded, stay, await tools.open(material)) });
  };
}

function participantsOf(
  { session: { call }, stays }: LoadedSession,
  stay: Consultation,
  material: OpenedMaterial,
): StayParticipant[] {
  const isSeen = call?.status === 'open';
  const means = (id: ParticipantId) => {
    const row = material.presence.get(id);
    return {
      here: row?.presence.state === 'here',
      microphone: isSeen ? (row?.microphone ?? false) : null,
      camera: isSeen ? (row?.camera ?? false) : null,
      device: row?.device ?? ('unknown' as const),
      browser: row?.browser ?? '',
      bandwidth: isSeen ? (row?.bandwidth ?? null) : null,
    };
  };
  const providers = isSeen ? call.providers : [];
  // Another clinic's callers are in the same call at most, and nothing of them is told here.
  const own = stays.map(({ consultation }) => consultation).filter(({ clinicId }) => clinicId === stay.clinicId);
  return [
    ...providers.map(({ participantId, personId }) => ({
      participantId,
      kind: 'provider' as const,
      consultationId: null,
      name: nameIn(material.names, personId, stay.clinicId),
      ...means(participantId),
    })),
    ...own.flatMap((consultation) => {
      const details = material.details.get(consultation.id);
      return peopleOf(consultation).map((participantId, index) => ({
        participantId,
        kind: index === 0 ? ('caller' as const) : ('companion' as const),
        consultationId: consultation.id,
        name: index === 0 ? `${details?.firstName ?? ''} ${details?.lastName ?? ''}`.trim() : '',
        ...means(participantId),
      }));
    }),
  ];
}
