import type { DeviceKind, DeviceNews, DeviceNotice } from '@anteroom/media';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What became of a device, and what to do now, in a sentence or two. */
export function newsText(news: DeviceNews): MessageDescriptor {
  switch (news.is) {
    case 'revoked':
      return news.kind === 'camera'
        ? msg`This page may not use the camera any more, and nobody sees you. Allow it at the symbol beside the page’s address, then press Start video.`
        : msg`This page may not use the microphone any more, and nobody hears you. Allow it at the symbol beside the page’s address, then press Unmute.`;
    case 'lost':
      return news.kind === 'camera'
        ? msg`Your camera is gone, and no other was found. You are still heard. Plug one in and press Start video.`
        : msg`Your microphone is gone, and no other was found: nobody hears you. Plug one in and press Unmute.`;
    case 'plugged-in': {
      const { label } = news;
      return label === '' ? msg`A new device was plugged in.` : msg`“${label}” was plugged in.`;
    }
    case 'replaced':
      return replacedText(news);
  }
}

function replacedText({ kind, by, isMuted }: Extract<DeviceNews, { is: 'replaced' }>): MessageDescriptor {
  switch (kind) {
    case 'speaker':
      return msg`Your speaker is gone. Sound comes from this device’s own now.`;
    case 'camera':
      return by === ''
        ? msg`Your camera is gone. Another one is used now.`
        : msg`Your camera is gone. “${by}” is used now.`;
    case 'microphone':
      if (isMuted) return msg`Your microphone is gone. You are still muted; another one is used when you unmute.`;
      return by === ''
        ? msg`Your microphone is gone. Another one is used now.`
        : msg`Your microphone is gone. “${by}” is used now.`;
  }
}

/** Why a device doesn't run, where something became of it in this call; null where nothing did. */
export function explanationOf(kind: DeviceKind, notices: readonly DeviceNotice[]): MessageDescriptor | null {
  const news = notices
    .map((notice) => notice.news)
    .find((one) => (one.is === 'lost' || one.is === 'revoked') && one.kind === kind);
  return news === undefined ? null : newsText(news);
}
