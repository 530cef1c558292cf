import type { ConsentKind } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { consentWordsLimit } from './consent-words.ts';

export interface AskDialogProps {
  readonly canRecord: boolean;
  readonly onAsk: (question: { readonly kind: ConsentKind; readonly words: string }) => void;
  readonly onClose: () => void;
}

/** A host chooses what to ask everybody in the call. */
export function AskDialog({ canRecord, onAsk, onClose }: AskDialogProps): ReactElement {
  const { t } = useLingui();
  const [kind, setKind] = useState<ConsentKind>(canRecord ? 'recording' : 'other');
  const [words, setWords] = useState('');
  const isReady = kind === 'recording' || words.trim() !== '';
  const kinds = [
    ...(canRecord ? [{ value: 'recording' as const, label: t`A recording of this call` }] : []),
    { value: 'other' as const, label: t`Something else, in my own words` },
  ];
  return (
    <Dialog
      title={t`Ask for consent`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button
            look="primary"
            isDisabled={!isReady}
            onPress={() => {
              onAsk({ kind, words: words.trim() });
              onClose();
            }}
          >
            {t`Ask everybody`}
          </Button>
        </>
      }
    >
      <div className="consent-ask">
        <SelectField label={t`Consent to`} value={kind} options={kinds} onChange={setKind} />
        {kind === 'other' && (
          <TextField
            label={t`Your question`}
            rows={3}
            maxLength={consentWordsLimit}
            value={words}
            onChange={setWords}
          />
        )}
        <p>{t`Who asked and who answered what is noted in the call activity. Your words aren’t kept.`}</p>
      </div>
    </Dialog>
  );
}
