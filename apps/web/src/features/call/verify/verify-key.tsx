import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CallState } from '../call-state.ts';
import type { Call } from '../call.ts';
import type { CallVerification } from './call-verification.ts';
import { keyWords } from './verify-words.ts';
import './verify.css';

const VerifyDialog = lazy(() => import('./verify-dialog.tsx'));

export interface VerifyKeyProps {
  readonly call: Call;
  readonly people: CallState['people'];
}

/** The shield in the top bar: says how sure the encryption is, and opens the code (C6). */
export function VerifyKey({ call, people }: VerifyKeyProps): ReactElement | null {
  if (call.verification === null || people.length < 2) return null;
  return <Key call={call} people={people} verification={call.verification} />;
}

function Key({
  call,
  people,
  verification,
}: VerifyKeyProps & { readonly verification: CallVerification }): ReactElement {
  const { t, i18n } = useLingui();
  const state = useStore(verification.state);
  const isShown = useStore(verification.isShown);
  const [seen, setSeen] = useState<unknown>(null);
  const change = state.kind === 'ready' ? state.change : null;
  const { tone, short } = keyWords(state, change !== null && change !== seen, people.length - 1);
  const words = i18n._(short);
  return (
    <>
      <button
        type="button"
        className={`pill verify-key is-${tone}`}
        aria-haspopup="dialog"
        aria-label={t`Encryption: ${words}`}
        onClick={() => {
          setSeen(change);
          verification.isShown.set(true);
        }}
      >
        <Icon name="shield" size="s" />
        {words}
      </button>
      {isShown && (
        <Suspense>
          <VerifyDialog
            verification={verification}
            people={people}
            onRefresh={call.refresh}
            onClose={() => {
              setSeen(change);
              verification.isShown.set(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
