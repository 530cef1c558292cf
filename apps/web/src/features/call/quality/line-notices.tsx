import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Call } from '../call.ts';
import type { CallState } from '../call-state.ts';
import { noticeFor } from './line-words.ts';

/** What is to be known of the line without asking: a repair that runs, a picture that isn't sent (C5). */
export function LineNotices({ call, state }: { readonly call: Call; readonly state: CallState }): ReactElement | null {
  const { t, i18n } = useLingui();
  const line = useStore(call.line.view);
  const notice = noticeFor(state, line);
  return (
    <>
      {notice !== null && (
        <p className="notice" role="status">
          <Icon name="signal" size="s" />
          {i18n._(notice)}
        </p>
      )}
      {line.use === 'sound-only' && (
        <p className="notice" role="status">
          <Icon name="camera-off" size="s" />
          <span>{t`Sound only: no pictures are sent or received.`}</span>
          <button type="button" className="call-button is-small" onClick={() => call.line.choose({ use: 'usual' })}>
            {t`Show pictures`}
          </button>
        </p>
      )}
    </>
  );
}
