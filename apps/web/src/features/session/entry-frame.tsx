import type { ReactElement, ReactNode } from 'react';
import { Logotype } from '../../ui/logotype.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { LanguageChoice } from './language-choice.tsx';
import './session.css';

/** The frame of the pages before one is inside: one card, with language and appearance in reach. */
export function EntryFrame({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="sign-in">
      <header>
        <Logotype />
        <span>
          <LanguageChoice />
          <ThemePicker />
        </span>
      </header>
      <main>{children}</main>
    </div>
  );
}
