import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { IconName } from '../../ui/icon.tsx';
import { ChatBadge } from '../call-chat/chat-badge.tsx';
import { loadChatDrawer } from '../call-chat/load-chat-drawer.ts';
import type { Call } from './call.ts';

/** What can be open at the side of a call; one at a time. */
export type DrawerName = 'people' | 'chat' | 'tools';

export interface DrawerProps {
  readonly call: Call;
  readonly onClose: () => void;
}

/** A drawer that a key of the bar opens. */
export interface DrawerPart {
  readonly name: Exclude<DrawerName, 'people'>;
  readonly icon: IconName;
  readonly label: MessageDescriptor;
  /** Loaded when it is first opened. */
  readonly Drawer: ComponentType<DrawerProps>;
  /** What is new, at the key; in words for who can't see it. */
  readonly Badge?: ComponentType<{ readonly call: Call }>;
}

/** The drawers beside *People*, in the order of their keys. */
export const callDrawers: readonly DrawerPart[] = [
  {
    name: 'tools',
    icon: 'apps',
    label: msg`Apps & tools`,
    Drawer: lazy(async () => ({ default: (await import('../call-tools/tools-drawer.tsx')).ToolsDrawer })),
  },
  {
    name: 'chat',
    icon: 'chat',
    label: msg`Chat`,
    Drawer: lazy(async () => ({ default: (await loadChatDrawer()).ChatDrawer })),
    Badge: ChatBadge,
  },
];
