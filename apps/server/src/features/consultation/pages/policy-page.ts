import { readPolicyText, type PolicyBlock, type PolicyInline } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { layout, type CallerPage } from './layout.ts';

/** A privacy policy or terms that the clinic or its organisation wrote here. Whatever it wrote is text. */
export function policyPage(page: CallerPage, which: 'privacy' | 'terms', text: string): Html {
  const { i18n, place } = page;
  const title =
    which === 'privacy'
      ? i18n._({ id: 'page.privacy', message: 'Privacy policy' })
      : i18n._({ id: 'page.terms', message: 'Terms of use' });
  return layout({
    ...page,
    name: which,
    title,
    path: `/c/${place.clinic.slug}/${which}`,
    content: html`<main class="caller-main">
      <article class="card policy" dir="auto">
        <h1>${title}</h1>
        ${readPolicyText(text).map(block)}
      </article>
    </main>`,
  });
}

function block(part: PolicyBlock): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h2>${part.content.map(inline)}</h2>`;
    case 'paragraph':
      return html`<p>${part.content.map(inline)}</p>`;
    case 'list':
      return html`<ul>
        ${part.items.map((item) => html`<li>${item.map(inline)}</li>`)}
      </ul>`;
  }
}

function inline(piece: PolicyInline): Html {
  switch (piece.kind) {
    case 'text':
      return html`${piece.text}`;
    case 'strong':
      return html`<b>${piece.text}</b>`;
    case 'link':
      return html`<a href="${piece.url}" target="_blank" rel="noopener noreferrer">${piece.text}</a>`;
  }
}
