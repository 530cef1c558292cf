import { startPushService, type PushService } from '@anteroom/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../platform/configuration.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createPushSender } from './create-push-sender.ts';
import { pushKeysOf } from './push-keys.ts';

const secret = 'a secret of a test that is long enough';
const notice = { title: 'Anteroom', body: 'It is your turn. „Grüße“', path: '/c/renal/wait', tag: 'turn' };

let service: PushService | null = null;
afterEach(async () => {
  await service?.close();
  service = null;
});

function configurationOf(environment: Record<string, string> = {}) {
  const read = readConfiguration({ NODE_ENV: 'test', ...environment }, { https: false });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

function senderOf(environment: Record<string, string> = {}) {
  const log = createMemoryLog();
  return { log, push: createPushSender({ configuration: configurationOf(environment), secret, log }) };
}

const inProduction = { NODE_ENV: 'production', SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://video.example.org' };

describe('Web Push', () => {
  test('reaches a browser sealed for it alone and signed by our key', async () => {
    service = await startPushService();
    const [own, other] = [service.newBrowser(), service.newBrowser()];
    const { push } = senderOf({ VAPID_SUBJECT: 'mailto:it@nordby.example' });
    expect(await push.send(own.subscription, notice, { lasts: 60 })).toBe('sent');
    // Sealed with the keys of another browser, it can't be opened.
    const mixed = { endpoint: own.subscription.endpoint, keys: other.subscription.keys };
    expect(await push.send(mixed, notice, { lasts: 60 })).toBe('sent');
    const [first, second] = own.notices;
    expect(JSON.parse(first?.text ?? '')).toEqual(notice);
    expect(first).toMatchObject({ isSigned: true, headers: { ttl: '60', 'content-encoding': 'aes128gcm' } });
    expect(first?.headers.authorization).toContain(`k=${push.publicKey}`);
    expect(second?.text).toBeNull();
    for (const each of own.notices) expect(each.wire).not.toMatch(/turn|renal|Anteroom/);
  });

  test('says that a browser is gone which has taken its subscription back', async () => {
    service = await startPushService();
    const browser = service.newBrowser();
    browser.unsubscribe();
    const { push, log } = senderOf();
    expect(await push.send(browser.subscription, notice, { lasts: 60 })).toBe('gone');
    expect(log.lines).toEqual([]);
  });

  test('fails where the service can’t be reached, and no address stands in the log', async () => {
    service = await startPushService();
    const { subscription } = service.newBrowser();
    await service.close();
    service = null;
    const { push, log } = senderOf();
    expect(await push.send(subscription, notice, { lasts: 60 })).toBe('failed');
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/127\.0\.0\.1|push\//);
  });

  test.each([
    ['http://127.0.0.1:9/push', false],
    ['https://localhost/push', false],
    ['https://10.0.0.8/push', false],
    ['https://[fd00::1]/push', false],
    ['https://169.254.169.254/latest', false],
    ['http://push.example.org/x', false],
    ['https://user:secret@push.example.org/x', false],
    ['ftp://push.example.org/x', false],
    ['https://push.example.org/x', true],
  ])('in production %s may be a push service: %s', (endpoint, may) => {
    const keys = { p256dh: '', auth: '' };
    expect(senderOf(inProduction).push.mayReach({ endpoint, keys })).toBe(may);
  });

  test('goes to no name that leads into an inner network, whatever it is called', async () => {
    service = await startPushService();
    const { keys } = service.newBrowser().subscription;
    const log = createMemoryLog();
    const push = createPushSender({
      configuration: configurationOf(inProduction),
      secret,
      log,
      lookup: (_name, _options, done) => done(null, [{ address: '10.0.0.8', family: 4 }]),
    });
    expect(await push.send({ endpoint: 'https://push.example.org/x', keys }, notice, { lasts: 60 })).toBe('gone');
  });
});

describe('The push keys', () => {
  test('are made of the secret: the same on every node, others with another secret', () => {
    const configuration = configurationOf();
    expect(pushKeysOf(configuration, secret)).toEqual(pushKeysOf(configuration, secret));
    expect(pushKeysOf(configuration, `${secret}!`).publicKey).not.toBe(pushKeysOf(configuration, secret).publicKey);
    expect(pushKeysOf(configuration, secret).publicKey).toMatch(/^B[\w-]{86}$/);
  });

  test('are those of the operator where they are given, and have to belong together', () => {
    const { publicKey, privateKey } = pushKeysOf(configurationOf(), 'another secret');
    const given = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
    expect(pushKeysOf(configurationOf(given), secret)).toEqual({ publicKey, privateKey });
    const wrong = { ...given, VAPID_PUBLIC_KEY: pushKeysOf(configurationOf(), secret).publicKey };
    expect(readConfiguration({ ...wrong }, { https: false })).toMatchObject({
      problems: [{ name: 'VAPID_PUBLIC_KEY' }],
    });
    expect(readConfiguration({ VAPID_PRIVATE_KEY: privateKey }, { https: false })).toMatchObject({
      problems: [{ name: 'VAPID_PUBLIC_KEY' }],
    });
  });
});
