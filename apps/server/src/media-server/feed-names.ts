import { isParticipantId, type ParticipantId } from '@anteroom/domain';
import { mediaKinds } from '@anteroom/protocol';
import type { MediaFeed, MediaLine } from '../features/call-media/media-room.ts';

/** A publisher as a Janus tells of it. */
interface Publisher {
  readonly id: string;
  readonly streams?: readonly { readonly mid: string; readonly description?: string | undefined }[] | undefined;
}

/** The feed of a publisher: its lines bear as description what they carry. Null for one that isn't of ours. */
export function readFeed({ id, streams = [] }: Publisher): MediaFeed | null {
  const participantId = participantOf(id);
  if (participantId === null) return null;
  const lines = streams.flatMap(({ mid, description }): MediaLine[] => {
    const kind = mediaKinds.find((each) => each === description);
    return kind === undefined ? [] : [{ mid, kind }];
  });
  return { id, participantId, lines };
}

function participantOf(feed: string): ParticipantId | null {
  const [id = ''] = feed.split('.');
  return isParticipantId(id) ? id : null;
}
