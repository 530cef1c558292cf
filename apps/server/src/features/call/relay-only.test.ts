import { toClient, toServer, type Signal } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../../testing/test-clinic.ts';
import { withoutAddresses } from './relay-only.ts';

/** Addresses of the documentation, none of which may pass; and that of the relay, which may. */
const own = ['192.0.2.17', '198.51.100.23', '2001:db8::17', '0b7e5ad1-77a5-4f0e-9a0b-0a8bd1b7a4f1.local'];
const relay = '203.0.113.9';

const host = `candidate:1 1 udp 2122260223 ${own[0] ?? ''} 50001 typ host generation 0`;
const hidden = `candidate:2 1 udp 2122260222 ${own[3] ?? ''} 50002 typ host`;
const reflexive = `candidate:3 1 udp 1686052607 ${own[1] ?? ''} 50003 typ srflx raddr ${own[0] ?? ''} rport 50001`;
const six = `candidate:4 1 tcp 1518280447 ${own[2] ?? ''} 9 typ host tcptype active`;
const relayed = `candidate:5 1 udp 41885439 ${relay} 61234 typ relay raddr ${own[1] ?? ''} rport 50003`;

const sdp = [
  'v=0',
  `o=- 4611731400430051336 2 IN IP4 ${own[0] ?? ''}`,
  's=-',
  't=0 0',
  'm=audio 50003 UDP/TLS/RTP/SAVPF 111',
  `c=IN IP4 ${own[1] ?? ''}`,
  `a=rtcp:50004 IN IP6 ${own[2] ?? ''}`,
  ...[host, hidden, reflexive, six, relayed].map((line) => `a=${line}`),
  'a=ice-ufrag:abcd',
  'a=end-of-candidates',
  '',
].join('\r\n');

const steps: readonly Signal[] = [
  { generation: 'g', description: { type: 'offer', sdp } },
  ...[host, hidden, reflexive, six, relayed].map((candidate) => ({
    generation: 'g',
    candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 },
  })),
  { generation: 'g', candidate: null },
];

/** Whichever of the addresses stands in it. */
const addressesIn = (text: string): string[] => own.filter((address) => text.includes(address));

describe('A step without addresses', () => {
  test('names none but the relay’s where several candidates stand in it', () => {
    const of = (line: string) => ({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 });
    const [first, ...more] = [host, relayed, six].map(of);
    const passed = withoutAddresses({ generation: 'g', candidate: first, more: [...more, null] });
    expect(addressesIn(JSON.stringify(passed))).toEqual([]);
    expect(passed?.candidate?.candidate).toContain(relay);
    expect(passed?.more).toEqual([null]);
    expect(withoutAddresses({ generation: 'g', candidate: first, more: [of(six)] })).toBeNull();
    expect(withoutAddresses({ generation: 'g', more: [of(host)] })).toBeNull();
  });

  test('names none but the relay’s, in a description as in candidates', () => {
    const passed = steps.map(withoutAddresses);
    const text = JSON.stringify(passed);
    expect([addressesIn(JSON.stringify(steps)), addressesIn(text)]).toEqual([own, []]);
    expect(passed.filter((step) => step !== null)).toHaveLength(3);
    expect(passed[0]?.description?.sdp.split('\r\n')).toEqual([
      'v=0',
      'o=- 4611731400430051336 2 IN IP4 0.0.0.0',
      's=-',
      't=0 0',
      'm=audio 50003 UDP/TLS/RTP/SAVPF 111',
      'c=IN IP4 0.0.0.0',
      'a=rtcp:50004 IN IP4 0.0.0.0',
      `a=candidate:5 1 udp 41885439 ${relay} 61234 typ relay raddr 0.0.0.0 rport 0`,
      'a=ice-ufrag:abcd',
      'a=end-of-candidates',
      '',
    ]);
  });

  test('is the same where it names none', () => {
    const bare: Signal = { generation: 'g', answering: 'h' };
    expect(withoutAddresses(bare)).toEqual(bare);
  });
});

describe('An organisation that hides network addresses', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await createTestClinic();
  });
  afterEach(() => clinic.close());

  /** Alice and Dr Chen are in a call, and Dr Chen's page says all it knows; answers what Alice's page has heard in bytes. */
  async function heardByAlice(): Promise<{ readonly bytes: string; readonly relayOnly: boolean }> {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const call = await chen.joins(alice);
    const { relayOnly } = await alice.page.next(toClient.callEntered);
    const to = alice.stay.participantId;
    for (const signal of steps) valueOf(await chen.page.request(toServer.signal, { callId: call.callId, to, signal }));
    await alice.page.next(toClient.signalled, ({ signal }) => signal.candidate === null);
    return { bytes: alice.page.bytes(), relayOnly };
  }

  test('says so to its pages, and lets nothing pass but the relay', async () => {
    const found = await clinic.database.stores.clinics.byId(clinic.id);
    const organisationId = found?.organisation.id;
    if (organisationId === undefined) throw new Error('The clinic is in no organisation.');
    await clinic.database.stores.settings.change({ organisationId }, { key: 'hidesAddresses', value: true }, 0);
    const { bytes, relayOnly } = await heardByAlice();
    expect([relayOnly, addressesIn(bytes), bytes.includes(relay)]).toEqual([true, [], true]);
  });

  test('hides those towards somebody who comes into a call later, whatever has passed in it before', async () => {
    const chen = await clinic.staff('Dr Chen');
    const [alice, bo] = [await clinic.callerArrives('Alice'), await clinic.callerArrives('Bo')];
    const { callId } = await chen.joins(alice);
    const says = async ({ stay, page }: typeof alice): Promise<string> => {
      const to = stay.participantId;
      for (const signal of steps) valueOf(await chen.page.request(toServer.signal, { callId, to, signal }));
      await page.next(toClient.signalled, ({ signal }) => signal.candidate === null);
      return page.bytes();
    };
    expect(addressesIn(await says(alice))).toEqual(own);
    const found = await clinic.database.stores.clinics.byId(clinic.id);
    if (found === null) throw new Error('The clinic is not there.');
    const at = { organisationId: found.organisation.id };
    await clinic.database.stores.settings.change(at, { key: 'hidesAddresses', value: true }, 0);
    valueOf(await chen.does(bo, { type: 'add', callId }));
    expect(addressesIn(await says(bo))).toEqual([]);
  });

  test('is asked for: without it everything passes', async () => {
    const { bytes, relayOnly } = await heardByAlice();
    expect([relayOnly, addressesIn(bytes)]).toEqual([false, own]);
  });
});
