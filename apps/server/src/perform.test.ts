import { toServer } from '@anteroom/protocol';
import { describe, expect, test } from 'vitest';
import { createTestClinic } from './testing/test-clinic.ts';

describe('The database is away', () => {
  test('whoever asks is told to try again', async () => {
    const clinic = await createTestClinic();
    const alice = await clinic.callerArrives('Alice');
    await clinic.database.close();
    const form = { firstName: 'Bob', lastName: 'Berg' };
    const arrived = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form,
      token: null,
      device: 'phone',
    });
    expect(arrived).toEqual({ ok: false, error: { code: 'unavailable' } });
    const identity = { kind: 'caller', consultationId: alice.id, clinicId: clinic.id } as const;
    expect(await clinic.server.core.perform('leaveStay', {}, { identity, page: null })).toEqual({
      ok: false,
      error: { code: 'unavailable' },
    });
    await expect(alice.opensPage()).rejects.toMatchObject({ code: 'unavailable' });
    // The log says that something failed, and never for whom.
    expect(clinic.server.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(clinic.server.log.lines)).not.toMatch(/Alice|Bob|Berg/);
    await clinic.close();
  });
});

describe('A fault of ours', () => {
  test('answers nothing but that there was one', async () => {
    const clinic = await createTestClinic();
    await clinic.callerArrives('Alice');
    const chen = await clinic.staff('Dr Chen');
    clinic.stayKeys.getMany = () => Promise.reject(new Error('Keys of Alice are unreadable.'));
    await clinic.restart();
    const page = await chen.opensPage();
    const answer = await page.sendRaw(toServer.watchWaitingArea.event, { clinicId: clinic.id });
    expect(answer).toEqual({ ok: false, error: { code: 'server-error' } });
    await clinic.close();
  });
});
