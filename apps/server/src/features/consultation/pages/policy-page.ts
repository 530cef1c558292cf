import { readPolicyText, type AgreementDocument, type PolicyBlock, type PolicyInline } from '@anteroom/domain';
import { html, type Html } from '../../../http/html.ts';
import { documentName } from './document-name.ts';
import { layout, type CallerPage } from './layout.ts';

/** A privacy policy, terms or important information that the clinic or its organisation wrote here. Whatever it wrote is text. */
export function policyPage(page: CallerPage, which: AgreementDocument, text: string): Html {
  const { i18n, place } = page;
  const title = documentName(i18n, which);
  return layout({
    ...page,
    name: which,
    title,
    path: `/c/${place.clinic.slug}/${which}`,
    content: html`<main class="caller-main">
      <article class="card policy" dir="auto">
        <h1>${title}</h1>
        ${policyText(text)}
      </article>
    </main>`,
  });
}

/** A text as the clinic wrote it; whatever stands in it, nothing is markup. */
export function policyText(text: string): Html[] {
  return readPolicyText(text).map(block);
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
