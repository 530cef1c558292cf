import { mountVisit } from './mount.tsx';

const place = document.querySelector<HTMLElement>('#page');
if (place !== null) {
  place.replaceChildren();
  await mountVisit(place, null);
}
