import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import { saveFile } from '../save-file.ts';
import type { ToolViewProps } from '../tool.ts';
import { bindField } from './binding.ts';

/** The shared text, in a plain field. */
export function TextView({ tools }: ToolViewProps): ReactElement {
  const { t } = useLingui();
  const { mayUse } = useStore(tools.state);
  const document = tools.document('text');
  const { toast } = useAnnouncer();
  const sayFull = useRef<() => void>(() => undefined);
  useEffect(() => {
    sayFull.current = () => toast(t`The text is full. Take something away to go on.`, 'failed');
  }, [t, toast]);
  const bind = useCallback(
    (field: HTMLTextAreaElement) => bindField(field, document, () => sayFull.current()),
    [document],
  );
  const keep = (): void => {
    const words = document.doc.getText('words').toString();
    saveFile(new Blob([words], { type: 'text/plain;charset=utf-8' }), 'text.txt');
  };
  return (
    <div className="board">
      <div className="board-tools">
        {!mayUse && <span>{t`View only`}</span>}
        <button type="button" className="call-button is-small" onClick={keep}>
          {t`Download`}
        </button>
      </div>
      <textarea
        ref={bind}
        className="shared-text"
        aria-label={t`Shared text`}
        readOnly={!mayUse}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
