/** @typedef {import('eslint').Rule.Node & { type: 'CallExpression' }} Call */
/** @typedef {Call['arguments'][number]} Argument */
/** @typedef {Call['callee']} Callee */

/** Socket.IO's own names, and those of its manager: no message of ours. */
const reserved = new Set([
  'connect',
  'connect_error',
  'connection',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  'removeListener',
  'reconnect',
  'reconnect_attempt',
  'reconnect_error',
  'reconnect_failed',
  'ping',
  'initial_headers',
  'headers',
  'connection_error',
  'upgrade',
  'packet',
  'close',
]);

const sending = new Set(['emit', 'emitWithAck', 'serverSideEmit']);
const listening = new Set(['on', 'once', 'off', 'prependListener', 'onServerSide']);
const socketLike = /socket|namespace|nsp|(^|\.)io$|server\.io/i;
const narrowing = new Set(['to', 'in', 'except', 'timeout', 'compress', 'local']);

/**
 * The name of a message between browser and server is a constant of `@anteroom/protocol`: a text typed in place is how
 * a name comes to be sent that nobody listens to.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noRawEventName = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      CallExpression(node) {
        const callee = node.callee;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const method = callee.property.name;
        if (!sending.has(method) && !listening.has(method)) return;
        const name = textOf(node.arguments[0]);
        if (name === undefined || reserved.has(name)) return;
        const ofSocket = isSocket(callee.object, context.sourceCode);
        // `a:b` and `a.b` are written by no library that is used here, so they are ours whoever sends them.
        if (!ofSocket && !/^[a-z-]+[:.][a-z.:-]+$/i.test(name)) return;
        context.report({
          node,
          message: `'${name}' is a raw event name: take the constant of @anteroom/protocol.`,
        });
      },
    };
  },
};

/** @param {Argument | undefined} node */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? '').join('*');
  return undefined;
}

/**
 * @param {Callee} node
 * @param {import('eslint').SourceCode} source
 * @returns {boolean}
 */
function isSocket(node, source) {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { property, object } = node.callee;
    return (property.type === 'Identifier' && narrowing.has(property.name)) || isSocket(object, source);
  }
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') {
    if (['volatile', 'broadcast', 'local'].includes(node.property.name)) return true;
  }
  return socketLike.test(source.getText(node));
}
