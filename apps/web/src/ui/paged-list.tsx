import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Banner, EmptyState, Skeleton } from './feedback.tsx';
import { Icon } from './icon.tsx';
import { TextField } from './text-field.tsx';
import './paged-list.css';

/** Which part of a long list is shown: what was searched for, and the page from 1. */
export interface ListPart {
  readonly search: string;
  readonly page: number;
}

/** A part of a long list, and how its reader goes to another. */
export interface ListSearch {
  /** What is in the field. */
  readonly text: string;
  /** What to ask for. */
  readonly part: ListPart;
  /** Looks for something, from the first page. */
  readonly onSearch: (text: string) => void;
  readonly onPage: (page: number) => void;
}

/** Begins with the first page of everything. */
export function useListSearch(): ListSearch {
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const search = useDeferredValue(text.trim());
  return {
    text,
    part: { search, page },
    onSearch(next) {
      setText(next);
      setPage(1);
    },
    onPage: setPage,
  };
}

/** What stands in place of rows where there are none. */
export interface NothingThere {
  readonly title: string;
  readonly text: string;
}

export interface PagedListProps {
  readonly list: ListSearch;
  /** The list's name for screen readers. */
  readonly label: string;
  readonly searchLabel: string;
  /** How many rows there are in all; undefined while it isn't known. */
  readonly total: number | undefined;
  readonly perPage: number;
  /** Where there is nothing at all, and where nothing fits what was searched for. */
  readonly empty: NothingThere;
  readonly notFound: NothingThere;
  /** Why it couldn't be read, in words; nothing where it could. */
  readonly failure: string | undefined;
  readonly onRetry: () => void;
  /** Beside the search: what makes another row. */
  readonly action?: ReactNode;
  /** Where all of it stands on one page and is found at a glance, no search is offered. */
  readonly isSearchHidden?: boolean;
  /** How the rows stand: in one box, or each as a card of its own. */
  readonly look?: 'box' | 'cards';
  /** The rows, as list items. */
  readonly children: ReactNode;
}

/** A long list that is searched and turned by pages: one for clinics, people and everything else that may be thousands. */
export function PagedList(props: PagedListProps): ReactElement {
  const { list, label, searchLabel, total, perPage, empty, notFound, failure, onRetry, action, look = 'box' } = props;
  const nothing = list.text === '' ? empty : notFound;
  return (
    <div className="paged-list">
      {(props.isSearchHidden !== true || action !== undefined) && (
        <div className="paged-list-tools">
          {props.isSearchHidden !== true && (
            <SearchField label={searchLabel} value={list.text} onChange={list.onSearch} />
          )}
          {action}
        </div>
      )}
      {total === undefined && failure === undefined && <Skeleton rows={3} />}
      {failure !== undefined && (
        <Banner tone="failed" onRetry={onRetry}>
          {failure}
        </Banner>
      )}
      {total === 0 && <EmptyState title={nothing.title}>{nothing.text}</EmptyState>}
      {total !== undefined && total > 0 && (
        <ul className={look === 'box' ? 'list-rows' : 'list-cards'} aria-label={label}>
          {props.children}
        </ul>
      )}
      <Pages page={list.part.page} total={total ?? 0} perPage={perPage} onPage={list.onPage} />
    </div>
  );
}

/** Where one writes what is looked for. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  return (
    <div className="search-field">
      <Icon name="search" />
      <TextField
        label={label}
        isLabelHidden
        type="search"
        autoComplete="off"
        placeholder={label}
        value={value}
        maxLength={100}
        onChange={onChange}
      />
    </div>
  );
}

export interface PagesProps {
  /** From 1. */
  readonly page: number;
  readonly total: number;
  readonly perPage: number;
  readonly onPage: (page: number) => void;
  /** The name for screen readers, where a page has several. */
  readonly label?: string;
}

/** Back and on through the pages of a list; nothing where there is only one. */
export function Pages({ page, total, perPage, onPage, label }: PagesProps): ReactElement | null {
  const { t } = useLingui();
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (pages === 1 && page === 1) return null;
  return (
    <nav className="pages" aria-label={label ?? t`Pages`}>
      <Button size="small" icon="start" isDisabled={page === 1} onPress={() => onPage(page - 1)}>{t`Back`}</Button>
      <span role="status">{t`Page ${page} of ${pages}`}</span>
      <Button size="small" iconAfter="end" isDisabled={page >= pages} onPress={() => onPage(page + 1)}>
        {t`Next`}
      </Button>
    </nav>
  );
}
