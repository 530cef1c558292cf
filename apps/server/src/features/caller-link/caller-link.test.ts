import { toServer } from '@anteroom/protocol';
import type { WantedCallerLink } from '@anteroom/protocol';
import { codeIn, openPage, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { stayCookieName } from '../consultation/stay-cookie.ts';

const minute = 60_000;
const alice = { firstName: 'Alice', lastName: 'Andersson', phone: '070 555 01 34' };

let clinic: TestClinic;
let chen: TestStaff;
beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
});
afterEach(() => clinic.close());

const by = () => ({ kind: 'staff', personId: chen.personId }) as const;
const core = () => clinic.server.core;

async function make(wanted: WantedCallerLink) {
  const made = await core().callerLinks.make(clinic.id, wanted, by());
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, path } = made.value;
  if (path === null) throw new Error('The new link can’t be shown.');
  return { id, secret: path.replace('/l/', '') };
}
const inAnHour = () => clinic.clock.now() + 60 * minute;
const personal = () => make({ kind: 'personal', expiresAt: inAnHour(), details: alice });
const scheduled = () =>
  make({ kind: 'scheduled', startsAt: inAnHour(), earlyMinutes: 15, lateMinutes: 60, note: 'Alice, her knee' });

async function arrives(secret: string, token: string | null = null) {
  const found = await core().linkDoor.behind(secret);
  const own = found === null ? null : await core().linkDoor.details(found.link);
  return core().arrivals.arrive({ clinic: clinic.slug, form: own ?? alice, token, device: 'phone', link: secret });
}

async function arrived(secret: string, token: string | null = null) {
  const answer = await arrives(secret, token);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function refusal(secret: string, token: string | null = null) {
  const answer = await arrives(secret, token);
  return answer.ok ? 'ok' : answer.error.code;
}

const pageOf = (token: string) =>
  openPage({
    url: clinic.server.url,
    cookie: `${stayCookieName(clinic.id)}=${token}`,
    says: { as: 'caller', clinic: clinic.slug },
  });
const doorOf = async (secret: string) => (await core().linkDoor.behind(secret))?.door.kind ?? 'none';
const sealedFor = async (id: Awaited<ReturnType<typeof make>>['id']) => ({
  entries: (await clinic.database.stores.typedEntries.ofLinks([id])).length,
  hasKey: (await clinic.stayKeys.get(id)) !== null,
});

describe('A scheduled link', () => {
  test('opens at its time, begins one stay, and keeps it for that device alone', async () => {
    const { secret } = await scheduled();
    expect([await doorOf(secret), await refusal(secret)]).toEqual(['early', 'link-not-valid']);
    await clinic.clock.advance(45 * minute);
    const { token, consultationId } = await arrived(secret);
    expect(await arrived(secret, token)).toMatchObject({ token, consultationId, isNew: false });
    expect(await refusal(secret)).toBe('link-not-valid');
    expect(await doorOf(secret)).toBe('inside');
  });

  test('is used up by its consultation', async () => {
    const { secret, id } = await scheduled();
    await clinic.clock.advance(50 * minute);
    const stay = { id: (await arrived(secret)).consultationId };
    const call = await chen.joins(stay);
    valueOf(await chen.page.request(toServer.endCall, { callId: call.callId }));
    expect([await doorOf(secret), await refusal(secret)]).toEqual(['used', 'link-not-valid']);
    expect((await sealedFor(id)).entries).toBe(0);
  });

  test('opens again for somebody who was lost before anybody saw them', async () => {
    const { secret } = await scheduled();
    await clinic.clock.advance(50 * minute);
    const { token, consultationId } = await arrived(secret);
    const page = await pageOf(token);
    valueOf(await page.request(toServer.leaveStay, {}));
    page.close();
    const again = await arrived(secret);
    expect(again.consultationId).not.toBe(consultationId);
    expect(again.isNew).toBe(true);
  });

  test('expires', async () => {
    const { secret } = await scheduled();
    await clinic.clock.advance(120 * minute);
    expect([await doorOf(secret), await refusal(secret)]).toEqual(['expired', 'link-not-valid']);
  });

  test('may not be in the past, and asks for a professional who may', async () => {
    const wanted = { kind: 'scheduled', startsAt: 1, earlyMinutes: 15, lateMinutes: 60, note: '' } as const;
    expect(await core().callerLinks.make(clinic.id, wanted, by())).toEqual({
      ok: false,
      refusal: { code: 'invalid-input', field: 'startsAt' },
    });
    const osei = await clinic.staff('Nurse Osei', { waitingArea: false });
    const other = { kind: 'staff', personId: osei.personId } as const;
    expect(await core().callerLinks.make(clinic.id, { ...wanted, startsAt: inAnHour() }, other)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});

describe('A personal link', () => {
  test('brings its caller in with what staff filled in, and says nothing of it', async () => {
    const { secret, id } = await personal();
    expect(secret).toMatch(/^[\w-]{43}$/);
    const { consultationId } = await arrived(secret);
    const { rows } = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(rows).toMatchObject([{ id: consultationId, firstName: 'Alice', lastName: 'Andersson' }]);
    const listed = await core().callerLinks.list(clinic.id, { kind: 'personal', page: 1 }, by());
    expect(listed).toMatchObject({ value: { links: [{ id, state: 'inside', forWhom: 'Alice Andersson' }], total: 1 } });
    expect(JSON.stringify(clinic.server.log.lines)).not.toMatch(/Andersson/);
  });

  test('is one stay on two devices, and the newest page owns it', async () => {
    const { secret } = await personal();
    const phone = await arrived(secret);
    const tablet = await arrived(secret);
    expect(tablet.consultationId).toBe(phone.consultationId);
    expect(tablet.token).not.toBe(phone.token);
    const pages = [await pageOf(phone.token), await pageOf(tablet.token)];
    for (const page of pages) expect(valueOf(await page.request(toServer.enterStay, {})).id).toBe(phone.consultationId);
    const { rows } = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(rows).toHaveLength(1);
    for (const page of pages) page.close();
  });

  test('two devices at the same moment are one stay', async () => {
    const { secret } = await personal();
    const codes = await Promise.all([arrives(secret), arrives(secret)]);
    const stays = new Set(codes.map((answer) => (answer.ok ? answer.value.consultationId : answer.error.code)));
    const again = await arrived(secret);
    stays.delete('conflict');
    expect([...stays]).toEqual([again.consultationId]);
  });

  test('never puts its caller into the place of somebody who waits on the same device', async () => {
    const bob = await clinic.callerArrives('Bob');
    const { secret } = await personal();
    expect(await refusal(secret, bob.token)).toBe('conflict');
  });

  test('that is revoked is one that never was, and what was typed for it is gone; who is inside stays', async () => {
    const { secret, id } = await personal();
    const { token } = await arrived(secret);
    expect(await sealedFor(id)).toEqual({ entries: 1, hasKey: true });
    expect(await core().callerLinks.revoke(clinic.id, id, by())).toEqual({ ok: true, value: null });
    expect(await sealedFor(id)).toEqual({ entries: 0, hasKey: false });
    expect(await core().linkDoor.behind(secret)).toBeNull();
    expect(await core().callerLinks.revoke(clinic.id, id, by())).toMatchObject({ refusal: { code: 'not-found' } });
    const page = await pageOf(token);
    expect(valueOf(await page.request(toServer.enterStay, {})).status).toBe('waiting');
    page.close();
  });

  test('leaves nothing behind once its time is over', async () => {
    const { id } = await personal();
    expect(await sealedFor(id)).toEqual({ entries: 1, hasKey: true });
    await clinic.clock.advance(60 * minute);
    await clinic.clock.advance(20 * minute);
    expect(await sealedFor(id)).toEqual({ entries: 0, hasKey: false });
    expect(await core().callerLinks.list(clinic.id, { kind: 'personal', page: 1 }, by())).toMatchObject({
      value: { links: [], total: 0 },
    });
  });

  test('keeps its key while it stands', async () => {
    const { id } = await make({ kind: 'personal', expiresAt: clinic.clock.now() + 1_440 * minute, details: alice });
    await clinic.clock.advance(60 * minute);
    expect(await sealedFor(id)).toEqual({ entries: 1, hasKey: true });
  });

  test('opens no stay for whoever was removed', async () => {
    const { secret } = await personal();
    const { consultationId } = await arrived(secret);
    expect(codeIn(await chen.does({ id: consultationId }, { type: 'remove' }))).toBe('ok');
    expect(await refusal(secret)).toBe('link-not-valid');
  });
});
