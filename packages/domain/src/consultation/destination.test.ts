import { describe, expect, test } from 'vitest';
import { settingsOf } from '../settings/inherit.ts';
import { organisation } from '../testing/sample-ids.ts';
import { offerExpiry, takesTransfers, type TransferEnd } from './destination.ts';

const settings = settingsOf({}, {});
const renal: TransferEnd = { organisationId: organisation(1), closedAt: null, settings };
const eyes: TransferEnd = { ...renal };
const abroad: TransferEnd = { ...renal, organisationId: organisation(2) };
const across = (sends: boolean, receives: boolean) => ({ ...settings, transfersAcross: { sends, receives } });

describe('where callers can be transferred', () => {
  test('within the organisation everywhere that takes callers in', () => {
    expect(takesTransfers(renal, eyes)).toBe(true);
    expect(takesTransfers(renal, { ...eyes, closedAt: 1 })).toBe(false);
    const off = { ...settings, waitingAreaSwitch: { isOn: false, message: '', translations: [] } };
    expect(takesTransfers(renal, { ...eyes, settings: off })).toBe(false);
  });

  test('to another organisation only where one lets them go and the other takes them', () => {
    expect(takesTransfers(renal, abroad)).toBe(false);
    expect(takesTransfers({ ...renal, settings: across(true, false) }, abroad)).toBe(false);
    expect(takesTransfers(renal, { ...abroad, settings: across(false, true) })).toBe(false);
    expect(
      takesTransfers({ ...renal, settings: across(true, false) }, { ...abroad, settings: across(false, true) }),
    ).toBe(true);
    expect(
      takesTransfers({ ...renal, settings: across(false, true) }, { ...abroad, settings: across(true, false) }),
    ).toBe(false);
  });
});

test('an offer stands for as long as the destination says, and nowhere else is one needed', () => {
  expect(offerExpiry(eyes, 1_000)).toBeNull();
  const asks = { ...settings, transferAcceptance: { isNeeded: true, expiresAfterMinutes: 2 } };
  expect(offerExpiry({ ...eyes, settings: asks }, 1_000)).toBe(121_000);
});
