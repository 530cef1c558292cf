import { useLingui } from '@lingui/react/macro';
import type { HostAction } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { CallPerson } from '../call/call-state.ts';
import type { Call } from '../call/call.ts';
import { PersonRow } from '../call/people-drawer.tsx';
import { pinnedOf, togglePinned } from '../call/pinned.ts';
import './call-manager.css';
import { ManageQuestion, type Question } from './manage-question.tsx';
import { concernedBy } from './obstacles.ts';
import { ParticipantMenu, type ParticipantMenuProps } from './participant-menu.tsx';
import { SelectionActions } from './selection-actions.tsx';
import { useManaging } from './use-managing.ts';

/** In the call manager: everybody who is in the call, with what a host can do with one, with several, with all (C2). */
export function Participants({ call }: { readonly call: Call }): ReactElement {
  const { t } = useLingui();
  const { people } = useStore(call.state);
  const manage = useManaging(call);
  const pinned = pinnedOf(call.callId);
  const pinnedId = useStore(pinned);
  const [selected, setSelected] = useState<ReadonlySet<CallPerson['id']> | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const count = people.length;
  const chosen = selected === null ? [] : people.filter(({ id, isSelf }) => !isSelf && selected.has(id));
  const speaking = concernedBy('mute', people);

  const act = (action: HostAction, whom: readonly CallPerson[]): void => {
    const concerned = concernedBy(action, whom);
    if (action === 'hold' || action === 'disconnect') setQuestion({ action, people: concerned });
    else void manage(action, concerned);
  };
  const tick = (id: CallPerson['id'], isTicked: boolean): void => {
    const others = [...(selected ?? [])].filter((each) => each !== id);
    setSelected(new Set(isTicked ? [...others, id] : others));
  };
  return (
    <section>
      <h3>
        <span>{t`In this call · ${count}`}</span>
        {count > 1 && (
          <button
            type="button"
            className="call-link"
            aria-pressed={selected !== null}
            onClick={() => setSelected(selected === null ? new Set() : null)}
          >
            {selected === null ? t`Select multiple` : t`Done selecting`}
          </button>
        )}
      </h3>
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            lead={
              selected !== null &&
              !person.isSelf && (
                <Tick
                  person={person}
                  isSelected={selected.has(person.id)}
                  onChange={(isTicked) => tick(person.id, isTicked)}
                />
              )
            }
            actions={
              selected === null &&
              !person.isSelf && (
                <Actions
                  person={person}
                  isPinned={person.id === pinnedId}
                  onAction={(action) => act(action, [person])}
                  onPin={() => togglePinned(pinned, person.id)}
                />
              )
            }
          />
        ))}
      </ul>
      {selected !== null && <SelectionActions people={chosen} onAction={(action) => act(action, chosen)} />}
      {selected === null && count > 1 && (
        <button
          type="button"
          className="call-button is-small mute-all"
          disabled={speaking.length === 0}
          onClick={() => act('mute', people)}
        >
          <Icon name="mic-off" size="s" />
          {speaking.length === 0 ? t`Everyone else is muted` : t`Mute everyone else`}
        </button>
      )}
      <ManageQuestion
        question={question}
        isRoom={call.room !== null}
        onCancel={() => setQuestion(null)}
        onConfirm={({ action, people: whom }) => {
          setQuestion(null);
          setSelected(null);
          void manage(action, whom);
        }}
      />
    </section>
  );
}

function Tick({
  person,
  ...rest
}: {
  readonly person: CallPerson;
  readonly isSelected: boolean;
  readonly onChange: (isTicked: boolean) => void;
}): ReactElement {
  const { t } = useLingui();
  const name = person.name === '' ? t`Companion` : person.name;
  return <Checkbox aria-label={t`Select ${name}`} {...rest} />;
}

function Actions(props: ParticipantMenuProps): ReactElement {
  const { t } = useLingui();
  const { person, onAction } = props;
  const name = person.name === '' ? t`Companion` : person.name;
  return (
    <>
      {person.isHeld && (
        <button
          type="button"
          className="call-button is-small"
          aria-label={t`Take back ${name}`}
          onClick={() => onAction('take-back')}
        >
          {t`Take back`}
        </button>
      )}
      <ParticipantMenu {...props} />
    </>
  );
}
