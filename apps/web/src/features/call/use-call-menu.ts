import { useLingui } from '@lingui/react/macro';
import type { MoreEntry } from './more-key.tsx';
import type { SelfView } from './self-view.ts';
import type { CallActions } from './use-call-shortcuts.ts';

/** What stands in the menu of the bar, besides what has no room for a key: as far as it can be done here. */
export function useCallMenu(actions: CallActions, self: SelfView, onTurn: (() => void) | null): readonly MoreEntry[] {
  const { t } = useLingui();
  const entries: readonly (Omit<MoreEntry, 'onPress'> & { readonly onPress: (() => void) | null | undefined })[] = [
    { id: 'turn', label: t`Switch camera`, icon: 'camera-turn', onPress: onTurn },
    {
      id: 'self',
      label: self.isHidden ? t`Show my own picture` : t`Hide my own picture`,
      icon: self.isHidden ? 'eye' : 'eye-off',
      onPress: actions.self,
    },
    {
      id: 'picture-in-picture',
      label: t`Picture in picture`,
      icon: 'float',
      onPress: actions['picture-in-picture'],
    },
    { id: 'full-screen', label: t`Full screen`, icon: 'full', onPress: actions['full-screen'] },
    { id: 'help', label: t`Keyboard shortcuts`, icon: 'keyboard', onPress: actions.help },
  ];
  return entries.flatMap(({ onPress, ...entry }) => (onPress == null ? [] : [{ ...entry, onPress }]));
}
