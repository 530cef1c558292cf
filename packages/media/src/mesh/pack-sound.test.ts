import { expect, test } from 'vitest';

import { packSound } from './pack-sound.ts';

const lines = (...each: readonly string[]): string => each.map((line) => `${line}\r\n`).join('');

test('asks for longer packets of Opus, once', () => {
  const said = lines(
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;useinbandfec=1',
    'a=rtpmap:63 red/48000/2',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=rtpmap:96 VP8/90000',
  );
  const asked = said.replace('opus/48000/2\r\n', 'opus/48000/2\r\na=ptime:40\r\n');
  expect(packSound(said)).toBe(asked);
  expect(packSound(asked)).toBe(asked);
});

test('leaves what somebody said of it themselves, and what isn’t there', () => {
  for (const said of [
    lines('a=rtpmap:109 opus/48000/2', 'a=ptime:20'),
    lines('m=application 9 UDP/DTLS/SCTP webrtc-datachannel'),
    '',
  ]) {
    expect(packSound(said)).toBe(said);
  }
});
