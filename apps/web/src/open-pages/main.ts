import './poster.css';

/** Brings the small pages to life that the server renders whole: nothing here is needed to use them. */

// A link whose caller has nothing to fill in leads on by itself.
document.querySelector<HTMLFormElement>('form[data-enter]')?.requestSubmit();

const print = document.querySelector<HTMLElement>('[data-print]');
if (print !== null) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
