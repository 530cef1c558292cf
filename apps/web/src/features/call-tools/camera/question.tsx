import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { ToolQuestionProps } from '../tool.ts';
import { listCameras, shareCamera } from './model.ts';
import type { CameraChoice } from './model.ts';

/** Asks which camera. */
export function CameraQuestion({ tools, onDone }: ToolQuestionProps): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const [cameras, setCameras] = useState<readonly CameraChoice[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void listCameras().then((found) => {
      if (!isCurrent) return;
      setCameras(found);
      // The last one is the likelier: the first is most often the one of one's own picture.
      setChosen(found.at(-1)?.id ?? null);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  const share = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    onDone(await shareCamera(tools, chosen));
  };
  return (
    <Dialog
      title={t`Second camera`}
      isOpen
      onClose={() => onDone(null)}
      actions={
        <>
          <Button onPress={() => onDone(null)}>{t`Cancel`}</Button>
          <Button look="primary" isDisabled={chosen === null} isPending={isBusy} onPress={() => void share()}>
            {t`Show it`}
          </Button>
        </>
      }
    >
      {cameras?.length === 0 ? (
        <p>{t`No camera was found. Plug one in and try again.`}</p>
      ) : (
        <div className="field">
          <label className="label" htmlFor={id}>
            {t`Camera`}
          </label>
          <select
            id={id}
            className="input"
            value={chosen ?? ''}
            disabled={cameras === null}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {(cameras ?? []).map((camera, index) => {
              const number = index + 1;
              return (
                <option key={camera.id} value={camera.id}>
                  {camera.label === '' ? t`Camera ${number}` : camera.label}
                </option>
              );
            })}
          </select>
          <p className="hint">{t`Everybody sees it large, beside your own picture.`}</p>
        </div>
      )}
    </Dialog>
  );
}
