/** Whether this browser can seal frames. */
export function canSeal(): boolean {
  return 'RTCRtpScriptTransform' in globalThis && globalThis.isSecureContext;
}
