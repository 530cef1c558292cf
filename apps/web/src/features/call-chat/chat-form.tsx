import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { chatTextLimit } from '@anteroom/protocol';
import { useId, useRef, useState } from 'react';
import type { ReactElement, Ref } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Chat } from './chat.ts';
import type { ChatPerson } from './chat-state.ts';
import { isolated, problemText } from './chat-words.ts';

export interface ChatFormProps {
  readonly chat: Chat;
  /** Who can be written to. */
  readonly present: readonly ChatPerson[];
  readonly field: Ref<HTMLTextAreaElement>;
}

/** From so few characters on it says how many are left. */
const fewLeft = 300;
const filesAtOnce = 10;

/** Where one writes, to everybody or to one person. Whom it was for stays chosen, also when they have left. */
export function ChatForm({ chat, present, field }: ChatFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { text, to } = useStore(chat.draft);
  const [problem, setProblem] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const left = chatTextLimit - text.length;

  const say = (): void => {
    if (text.trim() === '') return;
    const found = chat.say(text, to);
    setProblem(found === null ? null : i18n._(problemText(found, to)));
    if (found === null) chat.draft.set({ text: '', to });
  };
  const give = (files: readonly File[]): void => {
    const problems = files.slice(0, filesAtOnce).flatMap((file) => {
      const found = chat.sendFile(file, to);
      return found === null ? [] : [`${isolated(file.name)}: ${i18n._(problemText(found, to))}`];
    });
    setProblem(problems.length === 0 ? null : problems.join(' '));
  };

  return (
    <form
      className="chat-write"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {(present.length > 1 || to !== null) && <Receivers chat={chat} present={present} to={to} />}
      {to !== null && <OnlyFor to={to} isHere={present.some((person) => person.id === to.id)} />}
      <div className="chat-write-line">
        <button
          type="button"
          className="call-tool"
          aria-label={t`Send a file`}
          onClick={() => picker.current?.click()}
          disabled={present.length === 0}
        >
          <Icon name="clip" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            give([...(currentTarget.files ?? [])]);
            // The same file can be chosen once more.
            currentTarget.value = '';
          }}
        />
        <label className="hide" htmlFor={id}>
          {t`Message`}
        </label>
        <textarea
          ref={field}
          id={id}
          className="input"
          rows={1}
          dir="auto"
          value={text}
          maxLength={chatTextLimit}
          enterKeyHint="send"
          placeholder={to === null ? t`Message to everyone` : t`Message to one person`}
          aria-describedby={`${id}-how`}
          onChange={({ currentTarget }) => chat.draft.set({ text: currentTarget.value, to })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            say();
          }}
        />
        <span className="hide" id={`${id}-how`}>{t`Enter sends. Shift and Enter begins a new line.`}</span>
        <button type="submit" className="chat-send" aria-label={t`Send`}>
          <Icon name="send" />
        </button>
      </div>
      {left <= fewLeft && (
        <small className="chat-left">{plural(left, { one: '# character left', other: '# characters left' })}</small>
      )}
      {problem !== null && (
        <small className="chat-problem" role="alert">
          <Icon name="warn" size="s" />
          <span>{problem}</span>
        </small>
      )}
    </form>
  );
}

interface ReceiversProps {
  readonly chat: Chat;
  readonly present: readonly ChatPerson[];
  readonly to: ChatPerson | null;
}

function Receivers({ chat, present, to }: ReceiversProps): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const gone = to !== null && !present.some((person) => person.id === to.id) ? to : null;
  return (
    <div className="chat-to">
      <label htmlFor={id}>{t`To`}</label>
      <select
        id={id}
        className="input"
        value={to?.id ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = present.find((person) => person.id === currentTarget.value) ?? null;
          chat.draft.set({ text: chat.draft.read().text, to: chosen });
        }}
      >
        <option value="">{t`Everyone`}</option>
        {gone !== null && <option value={gone.id}>{isolated(gone.name)}</option>}
        {present.map((person) => (
          <option key={person.id} value={person.id}>
            {isolated(person.name)}
          </option>
        ))}
      </select>
    </div>
  );
}

function OnlyFor({ to, isHere }: { readonly to: ChatPerson; readonly isHere: boolean }): ReactElement {
  const { name } = to;
  return (
    <small className="chat-only">
      <Icon name="lock" size="s" />
      <span>
        {isHere ? (
          <Trans>
            Only <bdi>{name}</bdi> sees what you send now.
          </Trans>
        ) : (
          <Trans>
            <bdi>{name}</bdi> isn’t here any more. Choose who gets it.
          </Trans>
        )}
      </span>
    </small>
  );
}
