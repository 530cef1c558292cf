import { askDoor, holdsFor, linkIn, type Door } from './door.ts';
import style from './button.css?raw';
import { wordsFor, type ButtonWords } from './words.ts';

/** The camera of our own icons. */
const camera =
  'M5.5 6.500H13A2.5 2.5 0 0 1 15.5 9v6a2.5 2.5 0 0 1-2.5 2.500H5.500A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2.5-2.500zM15.5 10.5 21 7.500v9l-5.5-3';

/**
 * The button on a health service's own website (E1): a link to the clinic, in a shadow tree of its own. Its page may be as strict
 * as it likes: no inline style, no markup from texts, nothing evaluated. Where `clinic` is no link of the web, what stands
 * inside of it shows, as it does where this script never came.
 *
 * Attributes: `clinic`, the clinic's link; `label`, words in place of ours; `language`; `theme`, `light` or `dark`, else that
 * of the page; `hours`, which says whether it is open. Its parts are `button`, `icon`, `label` and `state`.
 */
export class AnteroomButton extends HTMLElement {
  static readonly observedAttributes = ['clinic', 'label', 'language', 'theme', 'hours'];
  readonly #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  #door: Door | null = null;
  #timer = 0;
  /** Counts what was asked, so that an answer for another clinic counts no more. */
  #asked = 0;
  readonly #onSeen = (): void => {
    if (document.visibilityState === 'visible') void this.#ask();
  };

  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
    document.addEventListener('visibilitychange', this.#onSeen);
    this.#show();
    void this.#ask();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onSeen);
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === 'clinic' || name === 'hours') {
      this.#door = null;
      void this.#ask();
    }
    this.#show();
  }

  #words(): ButtonWords {
    const page = this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
    return wordsFor([this.getAttribute('language'), page, ...navigator.languages]);
  }

  #show(): void {
    const link = linkIn(this.getAttribute('clinic'));
    const had = this.#root.activeElement !== null;
    this.#root.replaceChildren(link === null ? document.createElement('slot') : this.#link(link));
    if (had) this.focus();
  }

  #link(link: URL): HTMLAnchorElement {
    const words = this.#words();
    const own = this.getAttribute('label')?.trim() ?? '';
    const button = part(document.createElement('a'), 'button');
    button.className = 'anteroom-button';
    button.href = link.href;
    button.target = '_blank';
    button.rel = 'noopener noreferrer';
    const theme = this.getAttribute('theme');
    if (theme === 'light' || theme === 'dark') button.dataset['theme'] = theme;
    const text = document.createElement('span');
    const label = part(document.createElement('span'), 'label', own || words.label);
    // Words of the page's own are in the language of the page.
    if (own === '') label.lang = words.locale;
    const note = document.createElement('span');
    note.className = 'anteroom-button-note';
    note.lang = words.locale;
    note.textContent = ` ${words.note}`;
    text.append(label, note);
    if (this.#door !== null) {
      const state = part(document.createElement('small'), 'state', words.state(this.#door));
      state.lang = words.locale;
      text.append(state);
    }
    button.append(icon(), text);
    return button;
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    const link = this.hasAttribute('hours') ? linkIn(this.getAttribute('clinic')) : null;
    const door = link === null ? null : await askDoor(link);
    if (asked !== this.#asked || door === null) return;
    this.#timer = window.setTimeout(() => void this.#ask(), holdsFor(door));
    const isNews = this.#door?.door !== door.door || this.#door.opensAt !== door.opensAt;
    this.#door = door;
    if (isNews) this.#show();
  }
}

function part<Kind extends HTMLElement>(element: Kind, name: string, text?: string): Kind {
  element.setAttribute('part', name);
  if (text !== undefined) element.textContent = text;
  return element;
}

function icon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('part', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', camera);
  svg.append(path);
  return svg;
}
