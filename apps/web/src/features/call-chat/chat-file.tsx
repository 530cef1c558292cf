import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { Chat } from './chat.ts';
import type { ChatEntry, SentFile } from './chat-state.ts';
import { fileSize, fileText } from './chat-words.ts';

export interface ChatFileProps {
  readonly chat: Chat;
  readonly entry: ChatEntry;
  readonly file: SentFile;
}

/** A file: its name as text, how far it has come, and what can be done with it. Nothing is opened by itself. */
export function ChatFile({ chat, entry: { key, from }, file }: ChatFileProps): ReactElement {
  const { t, i18n } = useLingui();
  const { name, size, status, percent, url, picture } = file;
  const words = fileText(status, from);
  return (
    <div className="chat-file">
      {picture !== null && <SmallPicture key={picture} url={picture} name={name} />}
      <Icon name="clip" />
      <span className="chat-file-name">
        <bdi>{name}</bdi>
        <small>
          <bdi>{fileSize(i18n, size)}</bdi>
          {status === 'on-its-way' && <bdi> · {i18n.number(percent / 100, { style: 'percent' })}</bdi>}
        </small>
        {status === 'on-its-way' && (
          <progress max={100} value={percent} aria-label={t`How much of ${name} has arrived`} />
        )}
        {words !== null && <small className="chat-file-words">{i18n._(words)}</small>}
      </span>
      {url !== null && (
        <a className="call-button is-small" href={url} download={name} aria-label={t`Download ${name}`}>
          {t`Download`}
        </a>
      )}
      {status === 'on-its-way' && (
        <button
          type="button"
          className="call-button is-small"
          aria-label={t`Stop ${name}`}
          onClick={() => chat.stop(key)}
        >
          {t`Stop`}
        </button>
      )}
      {url !== null && (
        <button type="button" className="call-tool" aria-label={t`Remove ${name}`} onClick={() => chat.remove(key)}>
          <Icon name="x" size="s" />
        </button>
      )}
    </div>
  );
}

/** Gone where its bytes only begin like a picture. */
function SmallPicture({ url, name }: { readonly url: string; readonly name: string }): ReactElement | null {
  const { t } = useLingui();
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return null;
  return (
    <img
      className="chat-picture"
      src={url}
      alt={t`Picture: ${name}`}
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}
