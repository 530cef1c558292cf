import { useLingui } from '@lingui/react/macro';
import { memo, useState, type ReactElement, type ReactNode } from 'react';
import { Dialog as AriaDialog, Link as AriaLink, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Logotype } from './logotype.tsx';
import './shell.css';
import './shell-narrow.css';

export interface StaffShellProps {
  /** The name of the column for screen readers. */
  readonly label: string;
  /** What a phone's top bar says, beside the key that opens the column. */
  readonly title: string;
  /** Above the navigation: the clinic switcher. */
  readonly top?: ReactNode;
  /** `SideRow`s, and `h2` between them. */
  readonly nav: ReactNode;
  /** At the foot: own name, language, theme. */
  readonly foot: ReactNode;
  /** The page. It brings its own `h1`. */
  readonly children: ReactNode;
}

const foldKey = 'anteroom-side-folded';

/** The staff's frame: a slate column that folds to icons, a sheet on a phone, and the page beside it. */
export function StaffShell({ children, ...column }: StaffShellProps): ReactElement {
  return (
    <div className="shell">
      <Side {...column} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** What stands round the page. It isn't drawn anew with it: a list changes all the time, its frame hardly ever. */
const Side = memo(function Side({ label, title, top, nav, foot }: Omit<StaffShellProps, 'children'>): ReactElement {
  const { t } = useLingui();
  const [isFolded, setFolded] = useState(() => localStorage.getItem(foldKey) === 'yes');
  const [isSheetOpen, setSheetOpen] = useState(false);

  const fold = (): void => {
    localStorage.setItem(foldKey, isFolded ? 'no' : 'yes');
    setFolded(!isFolded);
  };
  const column = (inSheet: boolean): ReactElement => (
    <nav className={isFolded && !inSheet ? 'side is-folded' : 'side'} aria-label={label}>
      <div className="side-top">
        <Logotype />
        {inSheet ? (
          <IconButton icon="x" label={t`Close menu`} onPress={() => setSheetOpen(false)} />
        ) : (
          <IconButton
            icon="fold"
            size="small"
            label={isFolded ? t`Unfold menu` : t`Fold menu`}
            aria-expanded={!isFolded}
            onPress={fold}
          />
        )}
      </div>
      {top}
      {nav}
      <div className="side-foot">{foot}</div>
    </nav>
  );

  return (
    <>
      <a className="skip" href="#main">{t`Skip to the page`}</a>
      <header className="topbar">
        <IconButton icon="menu" label={t`Open menu`} onPress={() => setSheetOpen(true)} />
        <b>{title}</b>
      </header>
      {column(false)}
      <ModalOverlay className="sheet-scrim" isDismissable isOpen={isSheetOpen} onOpenChange={setSheetOpen}>
        <Modal className="sheet">
          <AriaDialog className="dialog-plain" aria-label={label}>
            {column(true)}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </>
  );
});

export interface SideRowProps {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  readonly isCurrent?: boolean;
  /** A `Count` at the row's end. */
  readonly count?: ReactNode;
}

/** A place in the column. The current one carries the lamp. */
export function SideRow({ href, icon, label, isCurrent = false, count }: SideRowProps): ReactElement {
  return (
    <AriaLink className="side-row" href={href} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={icon} />
      <span>{label}</span>
      {count}
    </AriaLink>
  );
}
