import { describe, expect, test } from 'vitest';
import { commandCases, renderCell, statuses, type CommandCaseName } from '../testing/cells.ts';
import type { ConsultationCommandType } from './commands.ts';

const seen = '→ being seen';
const over = ['refuse: `consultation-transferred`', 'refuse: `consultation-ended`'] as const;
const notSeen = 'refuse: `not-being-seen`';
const noOffer = 'refuse: `no-transfer-offered`';
const leaving = (cell: string) => [cell, cell, cell, 'no change', 'no change'] as const;
const everywhere = (cell: string) => [cell, cell, cell, ...over] as const;

type Row = readonly [waiting: string, beingSeen: string, onHold: string, transferred: string, ended: string];

/** The table, by hand: what each command does in each status. */
const table: { readonly [Name in CommandCaseName]: Row } = {
  join: [seen, 'stays; `provider-joined`', seen, ...over],
  'join, there already': [seen, 'no change', seen, ...over],
  'join, in another call': [seen, 'refuse: `in-another-call`', seen, ...over],
  hold: [notSeen, '→ on hold', notSeen, ...over],
  'provider leaves, the last': [notSeen, '→ on hold', notSeen, ...over],
  'provider leaves, another stays': [notSeen, 'stays; `provider-left`', notSeen, ...over],
  'provider leaves, was not there': [notSeen, 'refuse: `not-in-this-call`', notSeen, ...over],
  'offer transfer': everywhere('stays; `transfer-offered`'),
  'offer transfer, one stands': everywhere('refuse: `transfer-already-offered`'),
  'offer transfer, to the same clinic': everywhere('refuse: `transfer-to-same-clinic`'),
  'accept transfer': everywhere('→ transferred'),
  'accept transfer, none offered': everywhere(noOffer),
  'decline transfer': everywhere('stays; `transfer-declined`'),
  'decline transfer, none offered': everywhere(noOffer),
  'withdraw transfer': everywhere('stays; `transfer-withdrawn`'),
  'withdraw transfer, none offered': everywhere(noOffer),
  'expire transfer': everywhere('stays; `transfer-expired`'),
  'expire transfer, none offered': everywhere(noOffer),
  end: ['refuse: `not-yet-seen`', '→ ended: completed', '→ ended: completed', ...over],
  phoned: ['→ ended: completed', 'refuse: `in-another-call`', '→ ended: completed', ...over],
  'caller leaves': ['→ ended: abandoned', '→ ended: completed', '→ ended: completed', 'no change', 'no change'],
  remove: everywhere('→ ended: removed'),
  'absent past grace': leaving('→ ended: lost'),
  'mark ready': everywhere('stays; `ready-marked`'),
  'mark ready, is so': everywhere('no change'),
  assign: everywhere('stays; `assigned`'),
  'assign, is so': everywhere('no change'),
  'want call back': everywhere('stays; `call-back-wanted`'),
  'want call back, is so': everywhere('no change'),
  'call back': everywhere('stays; `called-back`'),
  'call back, just done': everywhere('no change'),
  'call back, none wanted': everywhere('refuse: `no-call-back-wanted`'),
  'companion enters': everywhere('stays; `companion-entered`'),
  'companion enters, is there': everywhere('no change'),
  'companion enters, no room': everywhere('refuse: `call-full`'),
  'companion leaves': leaving('stays; `companion-left`'),
  'companion leaves, is not there': leaving('no change'),
};

/** A command that is added without a row doesn't compile here. */
const covered: { readonly [Type in ConsultationCommandType]: CommandCaseName } = {
  join: 'join',
  hold: 'hold',
  'provider-leaves': 'provider leaves, the last',
  'offer-transfer': 'offer transfer',
  'accept-transfer': 'accept transfer',
  'decline-transfer': 'decline transfer',
  'withdraw-transfer': 'withdraw transfer',
  'expire-transfer': 'expire transfer',
  end: 'end',
  phoned: 'phoned',
  'caller-leaves': 'caller leaves',
  remove: 'remove',
  'absent-past-grace': 'absent past grace',
  'mark-ready': 'mark ready',
  assign: 'assign',
  'want-call-back': 'want call back',
  'call-back': 'call back',
  'companion-enters': 'companion enters',
  'companion-leaves': 'companion leaves',
};

const cells = Object.entries(commandCases).flatMap(([name, commandCase]) =>
  statuses.map((status, column) => ({ name, status, column, commandCase })),
);

describe('the table of a consultation', () => {
  test.each(cells)('$status: $name', ({ name, status, column, commandCase }) => {
    const row = new Map<string, Row>(Object.entries(table)).get(name);
    expect(renderCell(status, commandCase)).toBe(row?.[column]);
  });

  test.each(Object.entries(covered))('has a row for %s', (type, name) => {
    expect(commandCases[name].command.type).toBe(type);
  });
});
