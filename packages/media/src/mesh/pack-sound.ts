/** How much sound goes into a packet in a call of many, in milliseconds. */
const packet = 40;

/**
 * Lets this description ask for sound in half as many packets (`ptime` of RFC 8866, 6.4), which whoever takes it then sends: forty
 * milliseconds in each in place of twenty. In a mesh of many sound is most of the packets, and each costs both pages and its own headers on the line; who
 * listens hears it two hundredths of a second later.
 * @param sdp a description of another page; where it says itself how much it wants, that stays
 */
export function packSound(sdp: string): string {
  if (/^a=ptime:/m.test(sdp)) return sdp;
  return sdp.replace(/^(a=rtpmap:\d+ opus\/48000.*?)(\r?\n)/gim, `$1$2a=ptime:${String(packet)}$2`);
}
