import { relativeName } from './relative-name.mjs';

/** Attributes that a person reads or hears. */
const readAloud =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|description|errorMessage|heading|caption|hint|summary|text|message|tooltip)$/;
/** Names that are the same in every language. */
const names = new Set(['Anteroom']);
const translating = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
const letters = /\p{L}{2,}/u;
/** Starts like a sentence and has more than one word, or ends like one. */
const sentence = /^\p{Lu}\p{Ll}*[\p{L}’']*([ ].*\p{L}|[.!?…]$)/u;
/** A word between two tags of a page that is written as text. */
const textBetweenTags = />[^<>]*\p{L}{2,}[^<>]*<\//u;

/**
 * Every word for a person goes through the catalogues. Refused are words between tags, in attributes that are read
 * out, and texts that look like sentences, wherever no macro of Lingui or descriptor (`{ id, message }`) holds them.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noUntranslatedText = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const inWeb = relativeName(context).startsWith('apps/web/');
    /** @param {import('eslint').Rule.Node} node @param {string} text */
    const refuse = (node, text) =>
      context.report({
        node,
        message: `Untranslated text: '${text.trim().slice(0, 40)}'. Take it from the catalogue.`,
      });
    /** @param {any} node @param {string} text */
    const check = (node, text) => {
      if (!isForPeople(text) || isTranslated(node)) return;
      if (textBetweenTags.test(text)) return refuse(node, text);
      if (!inWeb) return;
      if (isShown(node) || (sentence.test(text) && !isForDevelopers(node))) refuse(node, text);
    };
    return {
      JSXText: (/** @type {any} */ node) => {
        if (isForPeople(node.value) && !isTranslated(node)) refuse(node, node.value);
      },
      Literal: (node) => {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral: (node) => check(node, node.quasis.map((part) => part.value.cooked ?? '').join('\u{2026}')),
    };
  },
};

/** @param {string} text */
function isForPeople(text) {
  return letters.test(text) && !names.has(text.trim());
}

/** @param {any} node */
function isTranslated(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'JSXElement' && translating.has(at.openingElement.name.name)) return true;
    if (at.type === 'TaggedTemplateExpression' && /^(t|msg|plural)$/.test(at.tag.name ?? '')) return true;
    if (at.type === 'CallExpression' && /^(t|msg|defineMessage|plural|select|selectOrdinal|_)$/.test(nameOf(at.callee)))
      return true;
    if (at.type === 'Property' && nameOf(at.key) === 'message' && hasId(at.parent)) return true;
  }
  return false;
}

/** @param {any} object */
function hasId(object) {
  return object.properties.some((/** @type {any} */ property) => nameOf(property.key) === 'id');
}

/**
 * Whether a text stands straight in the page: a child in braces, or an attribute that is read.
 * @param {any} node
 */
function isShown(node) {
  for (let child = node, at = node.parent; at; child = at, at = at.parent) {
    if (at.type === 'JSXExpressionContainer') {
      if (at.parent.type === 'JSXAttribute') return readAloud.test(nameOf(at.parent.name));
      return at.parent.type === 'JSXElement' || at.parent.type === 'JSXFragment';
    }
    if (at.type === 'JSXAttribute') return readAloud.test(nameOf(at.name));
    if (at.type === 'ConditionalExpression' && at.test !== child) continue;
    if (at.type === 'LogicalExpression' && at.right === child) continue;
    return false;
  }
  return false;
}

/** @param {any} node */
function isForDevelopers(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ImportDeclaration' || at.type === 'TSLiteralType') return true;
    if (at.type === 'NewExpression' && /Error$/.test(nameOf(at.callee))) return true;
    if (at.type === 'JSXAttribute') return !readAloud.test(nameOf(at.name));
  }
  return false;
}

/**
 * @param {any} node
 * @returns {string}
 */
function nameOf(node) {
  if (node == null) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  if (node.type === 'JSXNamespacedName') return `${node.namespace.name}:${node.name.name}`;
  return typeof node.name === 'string' ? node.name : String(node.value ?? '');
}
