import type { TemplateValue } from '../../platform/sms-settings.ts';

/** The names that a template may hold. */
export const templateNames = ['to', 'text', 'from', 'id'] as const;
export type TemplateName = (typeof templateNames)[number];

const holes = /\{(to|text|from|id)\}/g;

/** Puts values in the place of their names, in every text of the template; what is filled in is read by nobody again. */
export function fill(template: TemplateValue, values: Readonly<Record<TemplateName, string>>): TemplateValue {
  if (typeof template === 'string')
    return template.replace(holes, (whole, name: string) => valueOf(name, values) ?? whole);
  if (isList(template)) return template.map((item) => fill(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value, values)]));
}

/** The names that stand somewhere in a template. */
export function namesIn(template: TemplateValue): ReadonlySet<string> {
  return new Set(
    [...JSON.stringify(template).matchAll(holes)].flatMap(([, name]) => (name === undefined ? [] : [name])),
  );
}

function valueOf(name: string, values: Readonly<Record<TemplateName, string>>): string | undefined {
  return templateNames.filter((each) => each === name).map((each) => values[each])[0];
}

function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}
