import type { EntryField } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { moved } from './edit-fields.ts';
import { audienceText, fieldLabel, kindText } from './field-words.ts';

export interface FieldListProps {
  readonly fields: readonly EntryField[];
  readonly isDisabled: boolean;
  readonly onChange: (fields: readonly EntryField[]) => void;
  readonly onEdit: (field: EntryField) => void;
}

/** The fields in their order: by pointer they are dragged, by keyboard moved with the two keys of each row. */
export function FieldList({ fields, isDisabled, onChange, onEdit }: FieldListProps): ReactElement {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const move = (from: number, to: number): void => {
    const field = fields[from];
    const next = moved(fields, from, to);
    if (next === fields || field === undefined) return;
    onChange(next);
    const [name, place, count] = [fieldLabel(i18n, field), to + 1, fields.length];
    announce(t`${name} is now field ${place} of ${count}.`, 'polite');
  };
  const drop = (): void => {
    if (dragged !== null && over !== null) move(dragged, over);
    setDragged(null);
    setOver(null);
  };
  return (
    <ol className="field-list">
      {[t`First name`, t`Last name`].map((name) => (
        <li key={name} className="is-fixed">
          <span />
          <span className="field-name">
            <b>{name}</b>
            <small>{t`Text`}</small>
          </span>
          <span className="field-facts">
            <b>{t`Required`}</b>
            <small>{t`Always asked`}</small>
          </span>
        </li>
      ))}
      {fields.map((field, index) => {
        const name = fieldLabel(i18n, field);
        return (
          <li
            key={field.id}
            draggable={!isDisabled}
            className={over === index && dragged !== null && dragged !== index ? 'is-target' : ''}
            onDragStart={(event) => {
              setDragged(index);
              event.dataTransfer.effectAllowed = 'move';
              // Firefox begins nothing without something to carry.
              event.dataTransfer.setData('text/plain', '');
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop();
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
          >
            <span className="field-grip">{!isDisabled && <Icon name="updown" />}</span>
            <span className="field-name">
              <b>
                <bdi>{name}</bdi>
              </b>
              <small>{kindWords(kindText(i18n, field.kind), field)}</small>
            </span>
            <span className="field-facts">
              {field.isRequired ? <b>{t`Required`}</b> : <span>{t`Optional`}</span>}
              <small>{audienceText(i18n, field.audience)}</small>
            </span>
            {!isDisabled && (
              <span className="field-acts">
                <IconButton
                  icon="up"
                  size="small"
                  label={t`Move ${name} up`}
                  isDisabled={index === 0}
                  onPress={() => move(index, index - 1)}
                />
                <IconButton
                  icon="down"
                  size="small"
                  label={t`Move ${name} down`}
                  isDisabled={index === fields.length - 1}
                  onPress={() => move(index, index + 1)}
                />
                <Menu
                  label={t`More for ${name}`}
                  entries={[
                    { id: 'edit', label: t`Edit`, icon: 'sliders' },
                    { id: 'remove', label: t`Remove`, icon: 'x', isDanger: true },
                  ]}
                  onAction={(id) =>
                    id === 'edit' ? onEdit(field) : onChange(fields.filter((each) => each.id !== field.id))
                  }
                />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function kindWords(kind: string, { options }: EntryField): string {
  const count = options.length;
  return count === 0 ? kind : `${kind} · ${plural(count, { one: '# answer', other: '# answers' })}`;
}
