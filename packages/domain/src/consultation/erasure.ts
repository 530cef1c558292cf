import type { Instant } from '../instant.ts';
import { isOpen, type Consultation } from './state.ts';

const hour = 3_600_000;

/**
 * From when on nothing that was typed in a stay is there any more (A4): null while it goes on, else its end, or as many
 * hours later as the clinic keeps it. A transfer takes everything along: nothing is kept where the caller came from.
 */
export function erasedFrom(stay: Consultation, keepHours: number): Instant | null {
  if (isOpen(stay)) return null;
  return stay.status === 'ended' ? stay.at + keepHours * hour : stay.at;
}

/** Whether what was typed in a stay is to be erased by now. */
export function isToErase(stay: Consultation, keepHours: number, now: Instant): boolean {
  const from = erasedFrom(stay, keepHours);
  return from !== null && now >= from;
}
