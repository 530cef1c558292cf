/** Markup that may go into a page as it is; made by `html` alone. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text is escaped, nothing for null, undefined and false, lists one after the other. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * A page or a part of one. Every value is escaped for text and for quoted attributes; write attributes with quotes.
 * An attribute that is there or not: `${isOn && html` hidden`}`.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const texts = withoutIndentation(parts);
  let markup = texts[0] ?? '';
  values.forEach((value, index) => {
    markup += render(value) + (texts[index + 1] ?? '');
  });
  return new Html(markup);
}

const shortened = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A line break says as much to a browser as a line break with the indentation of the source behind it. */
function withoutIndentation(parts: TemplateStringsArray): readonly string[] {
  const known = shortened.get(parts);
  if (known !== undefined) return known;
  const texts = parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  shortened.set(parts, texts);
  return texts;
}

/** A style that stands in a page: nothing in it is escaped, so it is one that we have built, never one that somebody typed. */
export function styleElement(text: string): Html {
  return new Html(`<style>${text}</style>`);
}

/** Nothing at all, for a part that isn't there. */
export const nothing = new Html('');

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return value.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
