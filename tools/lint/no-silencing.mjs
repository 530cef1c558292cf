/**
 * A finding is mended, not muted, and what is left to do is an issue: no comment may switch a check off or put work off.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noSilencing = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const found =
            /eslint-disable|@ts-(?:ignore|expect-error|nocheck)|prettier-ignore|\b(?:TODO|FIXME|XXX)\b/.exec(
              comment.value,
            );
          if (found === null || comment.loc == null) continue;
          context.report({ loc: comment.loc, message: `'${found[0]}': mend it here and now, don't mute it.` });
        }
      },
    };
  },
};
