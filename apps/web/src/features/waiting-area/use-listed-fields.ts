import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { entryFieldsQuery } from '../entry-field/entry-fields.ts';
import { listedFields } from './listed-fields.ts';
import type { ListedFields } from './listed-fields.ts';

/** What the clinic asks just now, for the list; nothing until that is known. The same object until something of it changes. */
export function useListedFields(clinic: string): ListedFields {
  const { i18n } = useLingui();
  const { data } = useQuery(entryFieldsQuery(clinic));
  const { locale } = i18n;
  return useMemo(() => listedFields(data?.fields ?? [], i18n), [data, i18n, locale]);
}
