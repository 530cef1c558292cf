import './door.css';
import { showOwnTime } from './own-time.ts';
import { watchDoor } from './watch-door.ts';

/**
 * Brings the page of a closed waiting area to life: says what its opening is by the reader's own clock, and opens by itself.
 * The server has written all of its words.
 */
const card = document.querySelector<HTMLElement>('[data-door]');
const clinic = document.body.dataset['clinic'];
if (card !== null && clinic !== undefined) {
  showOwnTime(card);
  watchDoor({
    clinic,
    shown: { door: card.dataset['door'] ?? '', opensAt: numberIn(card.dataset['opensAt']) },
    onChanged: () => location.replace(location.pathname),
  });
}

function numberIn(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}
