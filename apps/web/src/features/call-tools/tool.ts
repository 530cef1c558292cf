import type { MessageDescriptor } from '@lingui/core';
import type { ComponentType, ReactNode } from 'react';
import type { CallPerson } from '../call/call-state.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { CallTools } from './call-tools.ts';
import type { RunningItem } from './rules.ts';
import type { ToolKind } from './tool-kinds.ts';

/** What shows something that runs, on the stage. */
export interface ToolViewProps {
  readonly tools: CallTools;
  readonly item: RunningItem;
  readonly people: readonly CallPerson[];
  /** Lies over the picture, at the same points for everybody. */
  readonly over: ReactNode;
}

/** What asks for something before a tool starts. */
export interface ToolQuestionProps {
  readonly tools: CallTools;
  readonly onDone: (problem: MessageDescriptor | null) => void;
}

/** One tool (C4). Its folder has a `model.ts`, a `view.tsx`, and an `entry.ts` with this. */
export interface Tool {
  readonly kind: ToolKind;
  readonly icon: IconName;
  readonly name: MessageDescriptor;
  /** What it does, in a sentence. */
  readonly note: MessageDescriptor;
  /** What runs, in words: somebody's, and one's own. */
  readonly titleBy: (name: string) => MessageDescriptor;
  readonly ownTitle: MessageDescriptor;
  /** Whether the call has one of it, in which everybody works. */
  readonly isCommon: boolean;
  /** Whether one can draw over it. */
  readonly isDrawable: boolean;
  /** Whether this browser can start it; seeing it everybody can. */
  readonly isPossible: () => boolean;
  /** Starts it, or says why not; null also where the person thought better of it. */
  readonly start: (tools: CallTools) => Promise<MessageDescriptor | null>;
  /** Asks before it starts, in place of `start`. */
  readonly Question?: ComponentType<ToolQuestionProps>;
  readonly View: ComponentType<ToolViewProps>;
}
