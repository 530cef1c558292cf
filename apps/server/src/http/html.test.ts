import { describe, expect, test } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  test('escapes text, so that a name can hold no markup', () => {
    const name = `<img src=x onerror="alert('1')"> & co`;
    expect(String(html`<p>${name}</p>`)).toBe(
      '<p>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co</p>',
    );
  });

  test('keeps a value inside its quoted attribute', () => {
    expect(String(html`<input value="${'" autofocus onfocus="x'}" />`)).toBe(
      '<input value="&quot; autofocus onfocus=&quot;x" />',
    );
  });

  test('nests markup, lists and numbers, and leaves nothing where there is nothing', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    const list = html`<ul>
      ${items}
    </ul>`;
    expect(String(html`${list}${null}${undefined}${false}${3}`)).toBe('<ul>\n<li>a</li><li>&lt;b&gt;</li>\n</ul>3');
  });

  test('escapes an already escaped text once more, since it is text', () => {
    expect(String(html`${'&amp;'}`)).toBe('&amp;amp;');
  });
});
