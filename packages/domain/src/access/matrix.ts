import type { Permission } from './actor.ts';
import type { StaffVerb } from './verbs.ts';

/** The columns of the table, as people say them. */
export const matrixRoles = [
  'organisation administrator',
  'organisation coordinator',
  'organisation reporter',
  'clinic administrator',
  'clinic clerk',
  'team member',
  'service referrer',
] as const;
export type MatrixRole = (typeof matrixRoles)[number];

/** Yes; yes with the row's permission ticked for that clinic; no. */
export type Cell = 'Y' | 'P' | '–';

/** One row of the table: a verb, and who may. */
export interface MatrixRow {
  readonly verb: StaffVerb;
  /** What the verb means, as the table says it. */
  readonly text: string;
  /** What has to be ticked where a cell says P. */
  readonly permission: Permission | null;
  readonly cells: { readonly [Role in MatrixRole]: Cell };
  /** What somebody without an account may do of it, in words. */
  readonly withoutAccount: string;
}

/** One letter for each role, in the order of `matrixRoles`; a row that is longer or shorter doesn't compile. */
type Letters = `${Cell} ${Cell} ${Cell} ${Cell} ${Cell} ${Cell} ${Cell}`;

/**
 * Who may do what: the table that the policies are held against, cell by cell, here and over HTTP and sockets. A role at
 * the organisation holds in all its clinics, a role in a clinic in that one alone.
 */
export const matrix: readonly MatrixRow[] = [
  row('manage-organisation-administrators', 'invite or remove organisation administrators', null, 'Y – – – – – –'),
  row('manage-organisation-coordinators', 'invite or remove organisation coordinators', null, 'Y Y – – – – –'),
  row('manage-organisation-reporters', 'invite or remove organisation reporters', null, 'Y Y – – – – –'),
  row('configure-organisation', 'configure the organisation and its single sign-on', null, 'Y – – – – – –'),
  row('configure-organisation-interface', 'configure the organisation’s call interface', null, 'Y Y – – – – –'),
  row('manage-clinics', 'create, rename, close a clinic', null, 'Y Y – – – – –'),
  row('see-clinic', 'see a clinic in lists and on the structure map', null, 'Y Y Y Y Y Y –'),
  row('see-organisation-reports', 'see the organisation’s reports', null, 'Y Y Y – – – –'),
  row('see-clinic-reports', 'see a clinic’s reports', null, 'Y Y – Y – – –'),
  row('configure-clinic', 'configure a clinic', null, 'Y Y – Y – – –'),
  row('see-team-members', 'see the team members', null, 'Y Y – Y Y Y –'),
  row('manage-team-members', 'add or manage team members and their permissions', null, 'Y Y – Y Y – –'),
  row('manage-clinic-staff', 'add or manage administrators, clerks and service referrers', null, 'Y Y – Y – – –'),
  row('manage-rooms', 'make or change meeting, group and user rooms', null, 'Y – – Y – – –'),
  row('enter-room', 'enter a meeting or group room', 'meetingRooms', 'P – – P P P –', 'by guest link, once let in'),
  row('admit-guest', 'let a knocking guest in', 'meetingRooms', 'P – – P P P –'),
  row('use-user-room', 'use their own user room', 'userRoom', 'P – – P P P –', 'by the owner’s invitation'),
  row('see-waiting-area', 'see the waiting area', 'waitingArea', 'Y Y – P P P –', 'own stay alone'),
  row('send-clinic-link', 'send the clinic link', null, 'Y Y – Y Y Y –'),
  row('attend-caller', 'join, add, hold, end, remove in the waiting area', 'waitingArea', 'Y – – P P P –'),
  row('tend-caller', 'see participants and activity, edit details, assign, mark ready', 'waitingArea', 'Y – – P P P –'),
  row('answer-transfer-offer', 'accept or decline an offered transfer', 'waitingArea', 'P – – P P P –'),
  row('make-caller-links', 'make accessible and scheduled links', 'waitingArea', 'Y Y – P P P –'),
  row('manage-guest-links', 'make, send, reset, revoke a room’s guest link', 'meetingRooms', 'P – – P P P –'),
  row('lock-call', 'lock a call, start a group call', 'waitingArea', 'P – – P P P –'),
  row('manage-own-alerts', 'set their own alerts', null, 'Y Y – Y Y Y –'),
  row('manage-hours', 'set hours, closings, the on/off switch', null, 'Y Y – Y – – –'),
  row('erase-stay', 'erase a stay early', null, 'Y – – Y – – –', 'asks for their own'),
  row('message-caller', 'message a waiting caller', 'waitingArea', 'Y Y – P P P –', 'answers in the own stay'),
  row('transfer-out', 'transfer out of this clinic', 'waitingArea', 'Y – – P P P –'),
  row('transfer-in', 'transfer into this clinic; at the organisation, only if a member', null, '– – – Y Y Y Y'),
  row('host-call', 'host a call that they are in', 'waitingArea', 'Y – – P P P –', 'never'),
  row('take-part-in-call', 'come back into a call that they are in', 'waitingArea', 'Y – – P P P –', 'once let in'),
  row('use-call-tools', 'chat, share, use tools in a call', null, 'Y – – Y Y Y –', 'as the host’s switches allow'),
  row('read-audit-log', 'read the audit log', null, 'Y – – Y – – –'),
  row('manage-api-keys', 'manage API keys, FHIR clients and webhooks', null, 'Y – – Y – – –'),
  row('see-own-account', 'own account, sessions, factors, display names', null, 'Y Y Y Y Y Y Y'),
];

function row(
  verb: StaffVerb,
  text: string,
  permission: Permission | null,
  letters: Letters,
  withoutAccount = '–',
): MatrixRow {
  const cell = (column: number): Cell => {
    const letter = letters.charAt(2 * column);
    return letter === 'Y' || letter === 'P' ? letter : '–';
  };
  return {
    verb,
    text,
    permission,
    withoutAccount,
    cells: {
      'organisation administrator': cell(0),
      'organisation coordinator': cell(1),
      'organisation reporter': cell(2),
      'clinic administrator': cell(3),
      'clinic clerk': cell(4),
      'team member': cell(5),
      'service referrer': cell(6),
    },
  };
}

/** The table in Markdown, as `docs/access.md` shows it. */
export function renderMatrix(): string {
  const lines = matrix.map(({ text, verb, cells, withoutAccount }) =>
    [text, `\`${verb}\``, ...matrixRoles.map((role) => cells[role]), withoutAccount].join(' | '),
  );
  const header = ['what', 'verb', ...matrixRoles, 'caller, guest'].join(' | ');
  const rule = ['---', '---', ...matrixRoles.map(() => ':-:'), '---'].join(' | ');
  return [header, rule, ...lines].map((line) => `| ${line} |`).join('\n');
}
