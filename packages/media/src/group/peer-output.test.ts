import { expect, test } from 'vitest';

import { FakeStream } from '../fake/fake-stream.ts';
import { FakeTrack } from '../fake/fake-track.ts';
import { createPeerOutput } from './peer-output.ts';

function outputOf(): ReturnType<typeof createPeerOutput> {
  return createPeerOutput('mesh', () => new FakeStream('shown'));
}

test('a track takes the place of one of the same name, as those of a media server’s connections are', () => {
  const shows = outputOf();
  const [before, after] = [new FakeTrack('video', 'janus1'), new FakeTrack('video', 'janus1')];
  shows.showServer('picture', before);
  shows.showServer('picture', after);
  expect(shows.stream?.getTracks()).toEqual([after]);
  expect(shows.stream?.getTracks()[0]).toBe(after);
});

test('what isn’t shown over the media server any more gives way to what comes from page to page, or to nothing', () => {
  const shows = outputOf();
  const [sound, picture] = [new FakeTrack('audio', 'server'), new FakeTrack('video', 'server')];
  const direct = new FakeTrack('video', 'direct');
  shows.showServer('sound', sound);
  shows.showServer('picture', picture);
  shows.note({ stream: new FakeStream('direct', [direct]), shared: null });
  shows.showMesh('sound');
  shows.showMesh('picture');
  expect(shows.stream?.getTracks()).toEqual([direct]);
  expect(shows.overServer('picture')).toBeUndefined();
});
