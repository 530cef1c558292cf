import { useLingui } from '@lingui/react/macro';
import type { ReactElement, RefObject } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { statusFilters } from './caller-rows.ts';
import { MineFilter } from './mine-filter.tsx';
import { filterTexts } from './status-texts.ts';
import type { ListedFields } from './listed-fields.ts';
import { ColumnMenu, FilterMenu } from './view-menus.tsx';
import type { WaitingArea, WaitingAreaView } from './waiting-area.ts';

export interface ToolbarProps {
  readonly area: WaitingArea;
  readonly view: WaitingAreaView;
  /** The entry fields that can be columns and filters. */
  readonly fields: ListedFields;
  /** The search field, which `/` leads to. */
  readonly search: RefObject<HTMLInputElement | null>;
  /** Down from the search goes to the list. */
  readonly onLeaveSearch: () => void;
}

/** Search, and the filters with their counts. */
export function Toolbar({ area, view, fields, search, onLeaveSearch }: ToolbarProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <div className="tools">
      <label className="search">
        <span className="hide">{t`Search callers`}</span>
        <Icon name="search" />
        <input
          ref={search}
          className="input"
          type="search"
          placeholder={t`Search callers`}
          value={view.query}
          onChange={({ currentTarget }) => area.search(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') area.search('');
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            onLeaveSearch();
          }}
        />
        {view.query === '' && <kbd aria-hidden="true">/</kbd>}
      </label>
      <div className="filters" role="group" aria-label={t`Filter by status`}>
        {statusFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={view.filter === filter}
            onClick={() => area.filterBy(filter)}
          >
            {i18n._(filterTexts[filter])}
            <span>{view.counts[filter]}</span>
          </button>
        ))}
      </div>
      <MineFilter area={area} view={view} />
      <FilterMenu area={area} listed={fields} fields={view.fields} answers={view.answers} />
      <ColumnMenu area={area} listed={fields} columns={view.columns} sorting={view.sorting} />
    </div>
  );
}
