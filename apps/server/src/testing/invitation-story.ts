import type { CallInvitationId, InvitedAs, ParticipantId } from '@anteroom/domain';
import { toClient, type CallView } from '@anteroom/protocol';
import { openPage, type PageClient } from '@anteroom/testkit';
import type { CallInvitations } from '../features/call-invitation/service.ts';
import { visitCookieName } from '../features/room/visit-cookie.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from './test-clinic.ts';

/** Alice is in Dr Chen's call, into which he invites others. */
export interface InvitationStory {
  readonly clinic: TestClinic;
  readonly chen: TestStaff;
  readonly alice: TestCaller;
  readonly call: CallView;
  invitations(): CallInvitations;
  by(staff?: Pick<TestStaff, 'personId'>): { readonly kind: 'staff'; readonly personId: TestStaff['personId'] };
  /** An invitation into this call. */
  of(id: CallInvitationId): { readonly callId: CallView['callId']; readonly invitationId: CallInvitationId };
  /** Dr Chen invites somebody. */
  invites(as: InvitedAs): Promise<{ readonly id: CallInvitationId; readonly secret: string }>;
  /** Somebody follows an invitation; answers the token of their browser. */
  comes(secret: string, token?: string | null): Promise<string>;
  /** The same; answers `ok` or the code of the refusal. */
  refusal(secret: string, token?: string | null): Promise<string>;
  /** Opens the page of somebody who came. */
  openAs(id: CallInvitationId, token: string): Promise<PageClient>;
  /** What Dr Chen sees in his list. */
  standing(): Promise<unknown>;
  /** Waits until somebody is told that so many are in the call. */
  peopleAt(who: { readonly page: PageClient }, count: number): Promise<CallView['participants']>;
  /** What is left of somebody who came. */
  keptOf(id: ParticipantId): Promise<object>;
  close(): Promise<void>;
}

/** What is left of somebody who is out. */
export const nothingLeft = { entries: 0, hasKey: false, isPresent: false };

/** `ok`, or the code of a refusal. */
export const codeOf = (answer: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string =>
  answer.ok ? 'ok' : (answer.refusal?.code ?? 'none');

/** Begins the story. */
export async function openInvitationStory(): Promise<InvitationStory> {
  const clinic = await createTestClinic();
  const chen = await clinic.staff('Dr Chen');
  const alice = await clinic.callerArrives('Alice');
  const call = await chen.joins(alice);
  await alice.page.next(toClient.callEntered);
  const pages = new Set<PageClient>();
  const by: InvitationStory['by'] = ({ personId } = chen) => ({ kind: 'staff', personId });
  const invitations = () => clinic.server.core.callInvitations;
  const come = (secret: string, token: string | null) =>
    clinic.server.core.invited.come({ secret, form: { name: 'Ida Interpreter' }, token, device: 'phone' });

  return {
    ...{ clinic, chen, alice, call, by, invitations },
    of: (invitationId) => ({ callId: call.callId, invitationId }),
    async invites(as) {
      const made = await invitations().make(call.callId, as, by());
      if (!made.ok || made.value.path === null) throw new Error('The invitation could not be made.');
      return { id: made.value.id, secret: made.value.path.replace('/i/', '') };
    },
    async comes(secret, token = null) {
      await clinic.clock.advance(1_000);
      const answer = await come(secret, token);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.token;
    },
    async refusal(secret, token = null) {
      const answer = await come(secret, token);
      return answer.ok ? 'ok' : answer.error.code;
    },
    async openAs(id, token) {
      const cookie = `${visitCookieName(id)}=${token}`;
      const page = await openPage({ url: clinic.server.url, cookie, says: { as: 'guest', link: id } });
      pages.add(page);
      return page;
    },
    async standing() {
      const list = await invitations().list(call.callId, by());
      return list.ok ? list.value.map(({ as, state, name }) => [as, state, name]) : codeOf(list);
    },
    peopleAt: async ({ page }, count) =>
      (await page.next(toClient.callChanged, ({ participants }) => participants.length === count)).participants,
    keptOf: async (id) => ({
      entries: (await clinic.database.stores.typedEntries.ofVisits([id])).length,
      hasKey: (await clinic.stayKeys.get(id)) !== null,
      isPresent: (await clinic.database.stores.presence.get(id)) !== null,
    }),
    async close() {
      for (const page of pages) page.close();
      await clinic.close();
    },
  };
}
