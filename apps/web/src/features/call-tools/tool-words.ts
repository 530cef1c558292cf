import type { MessageDescriptor } from '@lingui/core';
import { toolOf } from './registry.ts';
import type { RunningItem } from './rules.ts';

/** What runs, in words: *Screen of Lars Holm*. */
export function titleOfItem({ tool, by }: RunningItem): MessageDescriptor {
  const { titleBy, ownTitle } = toolOf[tool];
  return by.isSelf ? ownTitle : titleBy(by.name);
}
