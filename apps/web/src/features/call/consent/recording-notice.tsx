import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CallConsent } from './call-consent.ts';

/** Whoever recorded reads what became of it. */
export function RecordingNotice({ consent }: { readonly consent: CallConsent }): ReactElement | null {
  const { t } = useLingui();
  const outcome = useStore(consent.outcome);
  if (outcome === null) return null;
  const { kind, name } = outcome;
  const words =
    kind === 'broken'
      ? t`The recording ended, since the browser could not go on writing it. ${name} may be incomplete.`
      : outcome.isFull
        ? t`The recording ended, since the browser can’t keep more of it. It is saved as ${name}.`
        : t`The recording has ended and is saved as ${name}.`;
  return (
    <p className="notice" role={kind === 'broken' ? 'alert' : 'status'}>
      <Icon name={kind === 'broken' ? 'warn' : 'check'} size="s" />
      <span>{words}</span>
      {outcome.kind === 'saved' && outcome.again !== null && (
        <button type="button" className="call-button is-small" onClick={outcome.again}>
          {t`Save again`}
        </button>
      )}
      <button type="button" className="call-tool" aria-label={t`Dismiss`} onClick={() => consent.dismissOutcome()}>
        <Icon name="x" size="s" />
      </button>
    </p>
  );
}
