import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { FileView } from '../file-view.tsx';
import type { ToolViewProps } from '../tool.ts';
import { cleanName, saveShared } from './model.ts';

/** A file that is handed out: its name, its size, and the way to save it. */
export function HandedOut({ tools, item }: ToolViewProps): ReactElement {
  const { t, i18n } = useLingui();
  const name = cleanName(item.file?.name ?? '');
  const megabytes = i18n.number((item.file?.size ?? 0) / 1_000_000, { maximumSignificantDigits: 2 });
  return (
    <FileView tools={tools} item={item}>
      {(bytes) => (
        <div className="shared-own">
          <Icon name="copy" size="l" />
          <p>
            <bdi>{name}</bdi>
          </p>
          <small>{t`${megabytes} MB`}</small>
          <button type="button" className="call-button is-main" onClick={() => saveShared(bytes, name)}>
            {t`Save`}
          </button>
        </div>
      )}
    </FileView>
  );
}
