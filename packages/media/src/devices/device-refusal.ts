/**
 * Why there is no sound or picture of this participant (E2). `denied`: the person or the browser's settings said no;
 * `missing`: there is no such device; `busy`: another program holds it, or it doesn't start; `insecure`: the page
 * came over plain HTTP; `unsupported`: this browser has no cameras at all, as inside some apps.
 */
export type DeviceRefusal = 'denied' | 'missing' | 'busy' | 'insecure' | 'unsupported';

/** What `getUserMedia` threw, as one of our reasons (Media Capture and Streams, 10.3; the older names are still met). */
export function refusalOf(error: unknown): DeviceRefusal {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'PermissionDismissedError':
      return 'denied';
    case 'SecurityError':
      return 'insecure';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'missing';
    case 'TypeError':
    case 'NotSupportedError':
      return 'unsupported';
    default:
      // NotReadableError, TrackStartError, AbortError: it is there and doesn't start.
      return 'busy';
  }
}

/** Whether asking for one of the two alone may do better: a `denied` would only ask the person a second time. */
export function mayDiffer(refusal: DeviceRefusal): boolean {
  return refusal === 'missing' || refusal === 'busy';
}
