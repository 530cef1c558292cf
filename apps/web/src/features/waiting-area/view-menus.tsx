import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { columnName, optionalColumns } from './columns.ts';
import type { ColumnId, SortKey } from './columns.ts';
import { countFilters, fieldValues, noAnswers, noFilters, wanting } from './field-filters.ts';
import type { FieldFilters, FieldName } from './field-filters.ts';
import type { ListedFields } from './listed-fields.ts';
import { deviceTexts } from './status-texts.ts';
import type { WaitingArea, WaitingAreaView } from './waiting-area.ts';

/** Only what each shows of the view: the list changes all the time. */
interface ViewMenuProps {
  readonly area: WaitingArea;
  /** The entry fields that can be columns and filters. */
  readonly listed: ListedFields;
}

type FilterMenuProps = ViewMenuProps & Pick<WaitingAreaView, 'fields' | 'answers'>;
type ColumnMenuProps = ViewMenuProps & Pick<WaitingAreaView, 'columns' | 'sorting'>;

/** Stands for every answer; no id of an answer has this form. */
const any = '*';

const fieldTexts: Record<FieldName, MessageDescriptor> = {
  assigned: msg`Assigned to`,
  ready: msg`Ready`,
  messages: msg`Messages`,
  line: msg`Connection`,
  device: msg`Device`,
};

const valueTexts: { readonly [Field in FieldName]: Record<FieldFilters[Field], MessageDescriptor> } = {
  assigned: { any: msg`All`, me: msg`Me`, somebody: msg`Somebody`, nobody: msg`Nobody` },
  ready: { any: msg`All`, ready: msg`Ready`, 'not-ready': msg`Not ready` },
  messages: { any: msg`All`, unanswered: msg`Unanswered` },
  line: { any: msg`All`, here: msg`Connected`, away: msg`Reconnecting`, 'sound-only': msg`Sound only` },
  device: { any: msg`All`, desktop: deviceTexts.desktop, phone: deviceTexts.phone, tablet: deviceTexts.tablet },
};

/** Narrows the list down, field by field (W2). */
export const FilterMenu = memo(function FilterMenu(props: FilterMenuProps): ReactElement {
  const { area, listed, fields, answers } = props;
  const { t } = useLingui();
  const count = countFilters(fields, answers);
  return (
    <DialogTrigger>
      <IconButton
        icon="sliders"
        label={count === 0 ? t`Filter by field` : t`Filter by field: ${count} set`}
        className={count === 0 ? '' : 'is-set'}
      />
      <Popover className="popover view-menu" offset={4}>
        <AriaDialog className="view-dialog" aria-label={t`Filter by field`}>
          <Field name="assigned" area={area} fields={fields} />
          <Field name="ready" area={area} fields={fields} />
          <Field name="messages" area={area} fields={fields} />
          <Field name="line" area={area} fields={fields} />
          <Field name="device" area={area} fields={fields} />
          {[...listed].map(
            ([column, { label, options }]) =>
              options.length > 0 && (
                <SelectField
                  key={column}
                  label={label}
                  value={answers[column] ?? any}
                  options={[{ value: any, label: t`All` }, ...options]}
                  onChange={(value) => area.filterAnswers(wanting(answers, column, value === any ? null : value))}
                />
              ),
          )}
          <Button
            size="small"
            isDisabled={count === 0}
            onPress={() => {
              area.filterFields(noFilters);
              area.filterAnswers(noAnswers);
            }}
          >
            {t`Show all of them`}
          </Button>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
});

function Field<Name extends FieldName>({
  name,
  area,
  fields,
}: {
  readonly name: Name;
  readonly area: WaitingArea;
  readonly fields: FieldFilters;
}): ReactElement {
  const { i18n } = useLingui();
  const texts = valueTexts[name];
  return (
    <SelectField
      label={i18n._(fieldTexts[name])}
      value={fields[name]}
      options={fieldValues[name].map((value) => ({ value, label: i18n._(texts[value]) }))}
      onChange={(value) => area.filterFields({ ...fields, [name]: value })}
    />
  );
}

/** Chooses the columns, and the order where the head of the list isn't shown (W2). */
export const ColumnMenu = memo(function ColumnMenu(props: ColumnMenuProps): ReactElement {
  const { area, listed, columns, sorting } = props;
  const { t, i18n } = useLingui();
  const { by, isDown } = sorting;
  const offered: readonly ColumnId[] = [...optionalColumns, ...listed.keys()];
  const keys: readonly SortKey[] = ['status', 'caller', 'time', ...offered];
  return (
    <DialogTrigger>
      <IconButton icon="columns" label={t`Columns and order`} />
      <Popover className="popover view-menu" offset={4}>
        <AriaDialog className="view-dialog" aria-label={t`Columns and order`}>
          <fieldset>
            <legend className="label">{t`Columns`}</legend>
            {offered.map((column) => (
              <Checkbox
                key={column}
                isSelected={columns.includes(column)}
                onChange={(isShown) =>
                  area.showColumns(offered.filter((id) => (id === column ? isShown : columns.includes(id))))
                }
              >
                {columnName(column, listed, i18n)}
              </Checkbox>
            ))}
          </fieldset>
          <SelectField
            label={t`Sort by`}
            value={by}
            options={keys.map((key) => ({ value: key, label: columnName(key, listed, i18n) }))}
            onChange={(key) => {
              if (key !== by) area.sortBy(key);
            }}
          />
          <Checkbox isSelected={isDown} onChange={() => area.sortBy(by)}>{t`The other way round`}</Checkbox>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
});
