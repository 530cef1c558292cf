import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Initials } from '../../ui/status.tsx';
import type { CallPerson } from './call-state.ts';
import { troubleWith } from './call-words.ts';

export interface PeopleDrawerProps {
  readonly title: string;
  /** Beside the title, such as when the call began. */
  readonly note: string;
  readonly people: readonly CallPerson[];
  /** Hosts: the list of those here with all that can be done with them, in place of the plain one. */
  readonly participants?: ReactNode;
  readonly onClose: () => void;
  /** Hosts: who could be added, or let in. */
  readonly more?: ReactNode;
  /** Hosts: ends the call for everybody. */
  readonly onEnd?: (() => void) | null;
}

/** Who is here; for hosts the call manager (C2). It takes its room from the stage and covers nobody. */
export function PeopleDrawer({
  title,
  note,
  people,
  participants,
  onClose,
  more,
  onEnd,
}: PeopleDrawerProps): ReactElement {
  const { t } = useLingui();
  const count = people.length;
  return (
    <aside className="drawer" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="drawer-note">{note}</span>
        <button type="button" className="call-tool" aria-label={t`Close`} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div className="drawer-body">
        {participants ?? (
          <section>
            <h3>{t`In this call · ${count}`}</h3>
            <ul>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ul>
          </section>
        )}
        {more}
      </div>
      {onEnd != null && (
        <footer>
          <button type="button" className="call-button is-end" onClick={onEnd}>
            <Icon name="stop" size="s" />
            {t`End call for everyone`}
          </button>
        </footer>
      )}
    </aside>
  );
}

export interface PersonRowProps {
  readonly person: CallPerson;
  /** At the row's end. */
  readonly actions?: ReactNode;
  /** At its beginning, such as a tick box. */
  readonly lead?: ReactNode;
}

/** Somebody in the call, and how it is with them. */
export function PersonRow({ person, actions, lead }: PersonRowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { name, isSelf, kind, microphone, camera, isHeld } = person;
  const trouble = isSelf || isHeld ? null : troubleWith(person);
  const role = isSelf
    ? t`You`
    : kind === 'provider'
      ? t`Host`
      : kind === 'companion'
        ? t`Companion`
        : kind === 'guest'
          ? t`Guest`
          : kind === 'interpreter'
            ? t`Interpreter`
            : t`Caller`;
  return (
    <li className="drawer-row">
      {lead}
      <Initials name={name} />
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>
        {isHeld ? (
          <small className="s-hold">
            <Icon name="pause" size="s" />
            {t`On hold`}
          </small>
        ) : (
          <small className={trouble === null ? '' : 'is-weak'}>{trouble === null ? role : i18n._(trouble.short)}</small>
        )}
      </span>
      {!isHeld && (
        <>
          <DeviceMark name="mic" isOn={microphone} on={t`microphone on`} off={t`microphone off`} />
          <DeviceMark name="camera" isOn={camera} on={t`camera on`} off={t`camera off`} />
        </>
      )}
      {actions}
    </li>
  );
}

interface DeviceMarkProps {
  readonly name: 'mic' | 'camera';
  readonly isOn: boolean;
  readonly on: string;
  readonly off: string;
}

function DeviceMark({ name, isOn, on, off }: DeviceMarkProps): ReactElement {
  return (
    <span className={isOn ? 'device-mark' : 'device-mark is-off'}>
      <Icon name={isOn ? name : `${name}-off`} />
      <span className="hide">{isOn ? on : off}</span>
    </span>
  );
}
