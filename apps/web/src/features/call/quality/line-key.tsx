import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Call } from '../call.ts';
import type { CallState } from '../call-state.ts';
import { lineText } from './line-words.ts';

/** Loaded when it is first opened. */
const LineDialog = lazy(() => import('./line-dialog.tsx').then((module) => ({ default: module.LineDialog })));

/** How the own line is, in words; a press shows what helps, what can be chosen, and figures (C5). */
export function LineKey({ call, state }: { readonly call: Call; readonly state: CallState }): ReactElement {
  const { t, i18n } = useLingui();
  const { use } = useStore(call.line.view);
  const [isOpen, setOpen] = useState(false);
  // Loaded with the first opening, kept from then on: what closes is seen to close.
  const [wasOpen, setWasOpen] = useState(false);
  const { ownLine, people } = state;
  const tone = ownLine === 'good' ? 'is-good' : ownLine === null ? '' : 'is-weak';
  return (
    <>
      <span role="status" className="line-words">
        <button
          type="button"
          className={`pill own-line ${tone}`}
          aria-haspopup="dialog"
          onClick={() => {
            setWasOpen(true);
            setOpen(true);
          }}
        >
          <Icon name="signal" size="s" />
          <span className="line-said">{i18n._(lineText(ownLine, people.length < 2, use))}</span>
          <span className="hide">{t`Connection and quality`}</span>
        </button>
      </span>
      {wasOpen && (
        <Suspense>
          <LineDialog call={call} state={state} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
