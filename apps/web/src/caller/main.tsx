import { readClinicLinks } from '../features/stay/clinic-links.ts';
import { mountCallerApp } from './mount.tsx';

const place = document.querySelector<HTMLElement>('#page');
if (place !== null) {
  const links = readClinicLinks(place);
  place.replaceChildren();
  await mountCallerApp(place, null, links);
}
