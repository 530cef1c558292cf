// Needs: janus
// In the long run.
import { startServer, type TestServer } from '@anteroom/testkit';
import { endCall } from '../support/call.ts';
import { holdInCall, isHeldInCall, openManager, takeBack } from '../support/call-manager.ts';
import { closesChat, linesWith, opensChat, says, writesTo } from '../support/chat.ts';
import { draws, hasStrokes, isPaintedAt } from '../support/drawn.ts';
import { sameCode } from '../support/encryption-code.ts';
import {
  allSee,
  callerWaits,
  comesByOneConnection,
  eachIsHeard,
  gathers,
  newMember,
  type CallingMember,
} from '../support/group.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { hasNoConnection, packetsOf } from '../support/media-probe.ts';
import { emailOf, join, openDashboard, rowOf } from '../support/people.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { opensTools, paintsShared, shared, takeSmallScreens, toolKey } from '../support/tools.ts';

test.use({ launchOptions: quietBrowser });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

const clinic = 'cardiology';

test('In a call of seven over the media server all tools, chat, hold and lock are what they are in a small one', async ({
  browser,
}) => {
  // Eight browsers on a small machine need their time.
  test.slow();
  const lars = await newMember(browser, 'Lars Holm');
  const amira = await newMember(browser, 'Amira Haddad');
  for (const { context } of [lars, amira]) await takeSmallScreens(context);
  await Promise.all([lars, amira].map(({ page, name }) => openDashboard(page, server, clinic, emailOf(name))));
  const callers: CallingMember[] = [];
  for (const first of ['Aurora', 'Bastian', 'Cosima', 'Dietmar', 'Eleonora', 'Ferdinand'])
    callers.push(await callerWaits(browser, server, clinic, callerNamed(first, 'Tools')));
  const [aurora, bastian, ...others] = callers;
  if (aurora === undefined || bastian === undefined) throw new Error('Six callers came.');
  await gathers(lars, callers);
  await allSee([lars, ...callers]);
  await eachIsHeard([lars, bastian]);
  await comesByOneConnection(lars.page);

  const ofSeven = await test.step('all seven see the same encryption code', () =>
    sameCode([lars, ...callers].map(({ page }) => page)));

  await test.step('on hold nothing goes or comes any more for one, while all others go on', async () => {
    await openManager(lars.page);
    await holdInCall(lars.page, `${bastian.caller.first} ${bastian.caller.last}`);
    await isHeldInCall(bastian.page);
    await hasNoConnection(bastian.page);
    const before = await packetsOf(bastian.page);
    const rest = [aurora, ...others];
    await allSee([lars, ...rest]);
    await eachIsHeard([lars, aurora]);
    for (const { page } of rest) await expect(page.getByRole('region', { name: bastian.caller.first })).toHaveCount(0);
    expect(await packetsOf(bastian.page)).toBe(before);
    await takeBack(lars.page, `${bastian.caller.first} ${bastian.caller.last}`);
    await allSee([lars, ...callers]);
    await eachIsHeard([lars, bastian]);
    await comesByOneConnection(bastian.page);
  });

  await test.step('what is written to all is read by all, and what is written to one by that one', async () => {
    for (const { page } of [lars, ...callers]) await opensChat(page);
    await says(aurora.page, 'Good morning to all');
    await writesTo(lars.page, `${bastian.caller.first} ${bastian.caller.last}`);
    await says(lars.page, 'For you alone');
    await writesTo(lars.page, 'Everyone');
    await says(lars.page, 'And now for all');
    for (const { page } of callers) {
      await expect(linesWith(page, 'Good morning to all')).toHaveCount(1);
      // What comes from one comes in order.
      await expect(linesWith(page, 'And now for all')).toHaveCount(1);
      await expect(linesWith(page, 'For you alone')).toHaveCount(page === bastian.page ? 1 : 0);
    }
    await expect(linesWith(lars.page, 'Good morning to all')).toHaveCount(1);
    // On a phone there is little room for a board beside what is written.
    for (const { page } of callers) await closesChat(page);
  });

  await test.step('a whiteboard is drawn on by two, and seen by all', async () => {
    await opensTools(lars.page);
    await toolKey(lars.page, 'Whiteboard').click();
    await draws(shared(lars.page, 'Whiteboard'), [0.2, 0.2], [0.6, 0.2]);
    await hasStrokes(shared(aurora.page, 'Whiteboard'), 1);
    await draws(shared(aurora.page, 'Whiteboard'), [0.2, 0.6], [0.6, 0.6]);
    for (const { page } of [lars, ...callers]) await hasStrokes(shared(page, 'Whiteboard'), 2);
  });

  await test.step('locked nobody joins; unlocked, who comes late sees what is there', async () => {
    await openManager(lars.page);
    await lars.page.getByRole('button', { name: 'Lock the call' }).click();
    const row = rowOf(amira.page, aurora.caller);
    await expect(row).toContainText('Locked call');
    await lars.page.getByRole('button', { name: 'Unlock the call' }).click();
    await expect(row).toContainText('Being seen');
    await join(amira.page, aurora.caller);
    const theirs = shared(amira.page, 'Whiteboard');
    await hasStrokes(theirs, 2);
    await isPaintedAt(theirs, [0.4, 0.2]);
    await isPaintedAt(theirs, [0.4, 0.6]);
  });

  await test.step('with the eighth the encryption code is another one, the same for all', () =>
    sameCode(
      [amira, lars, ...callers].map(({ page }) => page),
      ofSeven.digits,
    ));

  await test.step('a screen is seen by all', async () => {
    await opensTools(amira.page);
    await toolKey(amira.page, 'Share screen').click();
    for (const { page } of [lars, ...callers]) await paintsShared(page, 'Screen of Amira Haddad');
  });

  await endCall(lars.page);
  await Promise.all(callers.map(({ page }) => expect(page).toHaveURL(/\/thanks$/)));
  await Promise.all([lars, amira, ...callers].map(({ context }) => context.close()));
});
