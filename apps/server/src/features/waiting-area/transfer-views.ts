import { offerView } from '@anteroom/domain';
import type { ClinicId, TeamView, TypedEntryId } from '@anteroom/domain';
import type { HandOver, IncomingOffer, RowTransfer } from '@anteroom/protocol';
import type { OpenedMaterial } from '../../session/material.ts';

/** The callers of other clinics who are offered to this one, as its team may see them (S8). */
export function offersOf(clinicId: ClinicId, material: OpenedMaterial): readonly IncomingOffer[] {
  return material.stays.flatMap(({ consultation }): IncomingOffer[] => {
    const view = offerView(consultation, clinicId);
    if (view === null) return [];
    const { id, status, arrivedAt, offer, isPractice } = view;
    const details = material.details.get(id);
    const note = noteOf(offer.noteId, material);
    return [
      {
        id,
        ...placeOf(view.from, material),
        by: note.by,
        note: note.text,
        firstName: details?.firstName ?? '',
        lastName: details?.lastName ?? '',
        status,
        arrivedAt,
        at: offer.at,
        expiresAt: offer.expiresAt,
        isPractice,
      },
    ];
  });
}

/** An offer that stands, or what became of the last one. */
export function rowTransferOf({ offer, failedOffer }: TeamView, material: OpenedMaterial): RowTransfer | null {
  if (offer !== null) {
    const { text: words, by } = noteOf(offer.noteId, material);
    const { at, expiresAt } = offer;
    return { state: 'offered', ...placeOf(offer.to, material), by, words, at, expiresAt };
  }
  if (failedOffer === null) return null;
  const { text: words, by } = noteOf(failedOffer.reasonId, material);
  return {
    state: failedOffer.how,
    ...placeOf(failedOffer.to, material),
    by,
    words,
    at: failedOffer.at,
    expiresAt: null,
  };
}

/** Where somebody was handed over from. The note that came along is older than the stay, whatever its own staff wrote is not. */
export function handOverOf(view: TeamView, material: OpenedMaterial): HandOver | null {
  const from = view.transferredFrom === null ? undefined : material.origins.get(view.transferredFrom);
  if (from === undefined) return null;
  const began = material.stays.find(({ consultation }) => consultation.id === view.id)?.consultation.arrivedAt ?? 0;
  const entry = material.entries.find(
    ({ consultationId, kind, at }) => consultationId === view.id && kind === 'note' && at <= began,
  );
  const { text, by } = noteOf(entry?.id ?? null, material);
  return { ...placeOf(from, material), by, note: text };
}

function placeOf(
  id: ClinicId,
  { clinics }: OpenedMaterial,
): { readonly clinic: string; readonly organisation: string } {
  const place = clinics.get(id);
  return { clinic: place?.clinic.name ?? '', organisation: place?.organisation.name ?? '' };
}

function noteOf(id: TypedEntryId | null, { notes }: OpenedMaterial): { readonly text: string; readonly by: string } {
  return (id === null ? undefined : notes.get(id)) ?? { text: '', by: '' };
}
