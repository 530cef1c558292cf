import { expect, test } from 'vitest';
import { isDescription, isOfferOf } from './check-description.ts';

const sound = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\n';
const picture = 'm=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:1\r\na=sendonly\r\n';
const head = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n';
const both = [
  { mid: '0', kind: 'sound' },
  { mid: '1', kind: 'picture' },
] as const;

test('an offer has the lines that are named for it, each of its kind', () => {
  expect(isOfferOf(`${head}${sound}${picture}`, both)).toBe(true);
  expect(isOfferOf(`${head}${sound}${picture}`, [both[0]])).toBe(false);
  expect(isOfferOf(`${head}${sound}${picture}`, [both[0], { mid: '2', kind: 'picture' }])).toBe(false);
  expect(isOfferOf(`${head}${picture}`, [{ mid: '1', kind: 'sound' }])).toBe(false);
  expect(isOfferOf(`${head}${sound}${picture}`, [both[0], { mid: '1', kind: 'sound' }])).toBe(false);
});

test.each([
  ['names a line twice', `${head}${sound}a=mid:7\r\n${picture}`],
  ['names it twice, in capitals', `${head}${sound}A=MID:7\r\n${picture}`],
  ['names it with more behind it', `${head}${sound.replace('mid:0', 'mid:0 7')}${picture}`],
  ['names it before there is one', `${head}a=mid:0\r\n${sound}${picture}`],
  ['gives two the same name', `${head}${sound}${sound}`],
  ['lacks a line', `${head}${sound}`],
  ['has a line without a name', `${head}${sound}${picture.replace('a=mid:1\r\n', '')}`],
])('an offer that %s is none of the lines that are named for it', (_what, sdp) => {
  expect(isOfferOf(sdp, both)).toBe(false);
});

test.each([
  ['something else', 'hello'],
  ['a data channel', `${head}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
  ['media without encryption', `${head}m=audio 9 RTP/AVP 111\r\n`],
  ['control characters', `${head}${sound}a=x:\u0000\r\n`],
  ['characters that are not of ASCII', `${head}${sound}a=x:é\r\n`],
  ['an endless line', `${head}${sound}a=x:${'x'.repeat(3_000)}\r\n`],
  ['more lines of media than there can be', `${head}${sound.repeat(3)}`],
])('%s is no description for a media server', (_what, sdp) => {
  expect(isDescription(sdp, 2)).toBe(false);
});
