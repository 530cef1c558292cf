import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Menu } from './menu.tsx';
import { chooseAppearance, readAppearance, type Appearance, type Theme } from './theme.ts';

/** A menu of light, dark and the system's theme, and of high contrast. */
export function ThemePicker(): ReactElement {
  const { t } = useLingui();
  const [appearance, setAppearance] = useState<Appearance>(() => readAppearance(document.cookie));
  const isContrast = appearance.contrast === 'more';

  const choose = (next: Appearance): void => {
    chooseAppearance(next);
    setAppearance(next);
  };
  const onAction = (id: string): void => {
    if (id === 'contrast') choose({ ...appearance, contrast: isContrast ? 'system' : 'more' });
    else choose({ ...appearance, theme: id === 'light' || id === 'dark' ? id : 'system' } satisfies Appearance);
  };
  const themes: readonly { readonly id: Theme; readonly label: string }[] = [
    { id: 'system', label: t`Like the device` },
    { id: 'light', label: t`Light` },
    { id: 'dark', label: t`Dark` },
  ];

  return (
    <Menu
      icon="theme"
      label={t`Appearance`}
      selected={[appearance.theme, ...(isContrast ? ['contrast'] : [])]}
      entries={[...themes, { id: 'contrast', label: t`High contrast` }]}
      onAction={onAction}
    />
  );
}
