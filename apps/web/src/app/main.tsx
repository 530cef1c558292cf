import { createRoot } from 'react-dom/client';
import { keepPageFocus } from '../ui/keep-page-focus.ts';
import { claimPressStyle } from '../ui/press-style.ts';
import { applyAppearance, readAppearance } from '../ui/theme.ts';
import '../ui/staff.css';
import { Application } from './application.tsx';
import { beginPage } from './begin-page.ts';
import { staffLanguage } from './staff-language.ts';

claimPressStyle();
keepPageFocus();
applyAppearance(document.documentElement, readAppearance(document.cookie));
beginPage(location.pathname);
await staffLanguage.start();

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no #app');
createRoot(place).render(<Application />);
