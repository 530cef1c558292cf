/**
 * Asks whoever wrote this description to send next to nothing of their sound while it is silent (`usedtx` of RFC 7587, 7): two or three
 * packets a second instead of fifty. In a call of many nearly all are silent nearly all the time, and each packet costs every page.
 * @param sdp a description of another page; what it doesn't say of Opus stays unsaid
 */
export function restInSilence(sdp: string): string {
  const opus = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gim)].map(([, type = '']) => type);
  return opus.reduce(
    (text, type) => text.replace(new RegExp(`^(a=fmtp:${type} )(?!.*usedtx)(.*?)(\r?)$`, 'gm'), '$1$2;usedtx=1$3'),
    sdp,
  );
}
