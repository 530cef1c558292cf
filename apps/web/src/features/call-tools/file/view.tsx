import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { FileView } from '../file-view.tsx';
import type { Bytes } from '../messages.ts';
import type { ToolViewProps } from '../tool.ts';
import { cleanName, saveShared } from './model.ts';

/** A file that is handed out: its name, its size, and the way to save it. It is fetched once the person asks for it. */
export function HandedOut({ tools, item }: ToolViewProps): ReactElement {
  const { t, i18n } = useLingui();
  const [isWanted, setWanted] = useState(false);
  const name = cleanName(item.file?.name ?? '');
  const megabytes = i18n.number((item.file?.size ?? 0) / 1_000_000, { maximumSignificantDigits: 2 });
  return (
    <div className="shared-own">
      <Icon name="copy" size="l" />
      <p>
        <bdi>{name}</bdi>
      </p>
      <small>{t`${megabytes} MB`}</small>
      {isWanted ? (
        <FileView tools={tools} item={item}>
          {(bytes) => <Saved bytes={bytes} name={name} />}
        </FileView>
      ) : (
        <button type="button" className="call-button is-main" onClick={() => setWanted(true)}>
          {t`Save`}
        </button>
      )}
    </div>
  );
}

/** Saves it as soon as it is here, and again whenever asked. */
function Saved({ bytes, name }: { readonly bytes: Bytes; readonly name: string }): ReactElement {
  const { t } = useLingui();
  useEffect(() => saveShared(bytes, name), [bytes, name]);
  return (
    <button type="button" className="call-button is-main" onClick={() => saveShared(bytes, name)}>
      {t`Save`}
    </button>
  );
}
