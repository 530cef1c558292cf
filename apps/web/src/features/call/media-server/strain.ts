import type { PeerView } from '@anteroom/media';

/** How hard a call from page to page is for this page. Times in milliseconds. */
export interface Strain {
  readonly isStrained: boolean;
  /** Since when what is seen says otherwise; null while it doesn't. */
  readonly otherwiseSince: number | null;
}

/** What is seen of it at one moment. */
export interface StrainLook {
  readonly peers: readonly Pick<PeerView, 'connection' | 'ownPicture'>[];
  /** Whether the browser can't make all pictures from page to page. */
  readonly isSlowed: boolean;
  /** Whether sound and pictures go over a media server: then nothing is seen of how it would be without. */
  readonly isOver: boolean;
}

/** What lasts shorter than this is a hiccup. */
const untilStrained = 8_000;
/** To go back and forth is worse than either way. */
const untilEased = 60_000;
const untilEasedOver = 300_000;
/** With one other person a media server carries as much as there is now. */
const fewestPeers = 2;

export const noStrain: Strain = { isStrained: false, otherwiseSince: null };

/**
 * Whether the line or the processor can't carry a picture for everybody (C7): it holds down the pictures to at least half of the
 * others, or the browser says that it can't make them all, for some seconds.
 */
export function judgeStrain(before: Strain, look: StrainLook, now: number): Strain {
  const seems = look.isOver ? false : seemsStrained(look);
  if (seems === before.isStrained) return { ...before, otherwiseSince: null };
  const since = before.otherwiseSince ?? now;
  const wait = !before.isStrained ? untilStrained : look.isOver ? untilEasedOver : untilEased;
  if (now - since < wait) return { ...before, otherwiseSince: since };
  return { isStrained: seems, otherwiseSince: null };
}

function seemsStrained({ peers, isSlowed }: StrainLook): boolean {
  const reached = peers.filter(({ connection }) => connection === 'connected');
  if (reached.length < fewestPeers) return false;
  const heldDown = reached.filter(({ ownPicture }) => ownPicture !== 'all');
  return heldDown.length * 2 >= reached.length || isSlowed;
}
