import { expect, test } from 'vitest';

import { restInSilence } from './rest-in-silence.ts';

const lines = (...each: readonly string[]): string => each.map((line) => `${line}\r\n`).join('');

test('asks for silence that costs nothing, of Opus alone', () => {
  const said = lines(
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;useinbandfec=1',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
  );
  const asked = lines(
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
  );
  expect(restInSilence(said)).toBe(asked);
  expect(restInSilence(asked)).toBe(asked);
});

test('leaves what somebody said of it themselves, and what isn’t there', () => {
  for (const said of [
    lines('a=rtpmap:109 opus/48000/2', 'a=fmtp:109 maxplaybackrate=48000;usedtx=0;stereo=1'),
    lines('m=application 9 UDP/DTLS/SCTP webrtc-datachannel'),
    '',
  ]) {
    expect(restInSilence(said)).toBe(said);
  }
});
