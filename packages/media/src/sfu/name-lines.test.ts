import { expect, it } from 'vitest';

import { alice, chen } from '../testing/people.ts';
import { nameLines } from './name-lines.ts';

const section = (kind: string, mid: string): string =>
  [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF 96`,
    `a=mid:${mid}`,
    `a=msid:janus janus${mid}`,
    'a=ssrc:7 cname:janus',
    `a=ssrc:7 msid:janus janus${mid}`,
    'a=sendonly',
    '',
  ].join('\r\n');
const offer = `v=0\r\na=msid-semantic: WMS janus\r\n${section('audio', '0')}${section('video', '1')}${section('video', '2')}${section('audio', '3')}`;
const namesIn = (sdp: string) => [...sdp.matchAll(/^a=msid:(.*)$/gm)].map(([, name]) => name?.trim());

it('a voice and a face are one stream, a screen is another, and no track is called as one of another connection', () => {
  const named = nameLines(
    offer,
    [
      { mid: '0', participantId: alice, kind: 'sound' },
      { mid: '1', participantId: alice, kind: 'picture' },
      { mid: '2', participantId: alice, kind: 'screen' },
      { mid: '3', participantId: chen, kind: 'sound' },
    ],
    'attempt',
  );
  expect(namesIn(named)).toEqual([
    `${alice} attempt-0`,
    `${alice} attempt-1`,
    `${alice}-screen attempt-2`,
    `${chen} attempt-3`,
  ]);
  expect(named).not.toContain('janus0');
  expect(named).toContain('a=ssrc:7 cname:janus\r\na=sendonly\r\n');
  expect(named.split('\r\n')).toHaveLength(offer.split('\r\n').length - 4);
});

it('a line for nobody any more has a name of its own too', () => {
  expect(namesIn(nameLines(offer, [], 'attempt'))).toEqual(['0', '1', '2', '3'].map((mid) => `nobody attempt-${mid}`));
});
