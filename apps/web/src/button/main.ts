import { AnteroomButton } from './anteroom-button.ts';

// A page may have it twice. An old browser shows the plain link inside.
if ('adoptedStyleSheets' in document && customElements.get('anteroom-button') === undefined)
  customElements.define('anteroom-button', AnteroomButton);
