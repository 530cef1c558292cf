import { Buffer } from 'node:buffer';
import {
  isCallerLinkId,
  isCallId,
  isCallInvitationId,
  isClinicId,
  isConsultationId,
  isInvitationId,
  isGuestLinkId,
  isNodeId,
  isOrganisationId,
  isParticipantId,
  isPersonId,
  isRoomId,
  isTypedEntryId,
  type CallerLinkId,
  type ConsultationId,
  type ParticipantId,
} from '@anteroom/domain';
import { sql, type SQL } from 'drizzle-orm';
import { bigint, customType, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** A column of ids, checked when it is read, so that a branded id comes out of a row without a cast. */
function idColumn<Id extends string>(isId: (text: string) => text is Id) {
  return customType<{ data: Id; driverData: string }>({
    dataType: () => 'text',
    fromDriver(text) {
      if (!isId(text)) throw new TypeError('A stored id is malformed.');
      return text;
    },
  });
}

export const organisationIdColumn = idColumn(isOrganisationId);
export const clinicIdColumn = idColumn(isClinicId);
export const personIdColumn = idColumn(isPersonId);
export const consultationIdColumn = idColumn(isConsultationId);
export const callIdColumn = idColumn(isCallId);
export const participantIdColumn = idColumn(isParticipantId);
export const typedEntryIdColumn = idColumn(isTypedEntryId);
export const invitationIdColumn = idColumn(isInvitationId);
/** Of a stay, of a guest's visit or of a caller's link: whatever has a key of its own. */
export const sealingColumn = idColumn(
  (text): text is ConsultationId | ParticipantId | CallerLinkId =>
    isConsultationId(text) || isParticipantId(text) || isCallerLinkId(text),
);
export const nodeIdColumn = idColumn(isNodeId);
export const roomIdColumn = idColumn(isRoomId);
export const callerLinkIdColumn = idColumn(isCallerLinkId);
export const callInvitationIdColumn = idColumn(isCallInvitationId);
export const guestLinkIdColumn = idColumn(isGuestLinkId);

/** Milliseconds since 1970-01-01T00:00Z, which a double holds exactly for the next 280,000 years. */
export const instantColumn = (name: string) => bigint(name, { mode: 'number' });

/** Bytes; a plain array comes out, never a view on the driver's buffer. */
export const bytesColumn = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (buffer) => Uint8Array.from(buffer),
});

/** A document that is parsed strictly whenever it is read. */
export function documentColumn<Document>(parse: (value: unknown) => Document) {
  return customType<{ data: Document; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (document) => JSON.stringify(document),
    fromDriver: (value) => parse(value),
  });
}

/** The condition that a column holds one of a few words. */
export function isOneOf(column: AnyPgColumn, words: readonly string[]): SQL {
  const list = words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');
  return sql`${column} in (${sql.raw(list)})`;
}

/** The condition that fields of a document say the same as the columns that repeat them. */
export function agrees(document: AnyPgColumn, fields: Readonly<Record<string, AnyPgColumn>>): SQL {
  const conditions = Object.entries(fields).map(
    ([field, column]) => sql`${document} ->> ${sql.raw(`'${field}'`)} is not distinct from ${column}`,
  );
  return sql.join(conditions, sql` and `);
}
