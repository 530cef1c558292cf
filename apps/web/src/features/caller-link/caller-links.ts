import type { CallerLinkId, CallerLinkKind, ClinicId } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import { routes, type CallerLinkView, type WantedCallerLink } from '@anteroom/protocol';
import { queryOptions, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

/** The links of a clinic that stand; read again every minute, since they open and expire by themselves. */
export function callerLinksQuery(clinicId: ClinicId, kind: CallerLinkKind, page: number) {
  return queryOptions({
    queryKey: ['caller-links', clinicId, kind, page],
    queryFn: () =>
      rest(routes.listCallerLinks, { params: { clinicId }, query: { kind, page: String(page) }, body: {} }),
    refetchInterval: 60_000,
  });
}

/** What is shared: a link for one caller, or the clinic's own where it is null. */
export interface Shared {
  readonly clinicId: ClinicId;
  readonly link: Pick<CallerLinkView, 'id' | 'path'> | null;
}

/** What goes out with a link in a language. */
export function shareWordsQuery({ clinicId, link }: Shared, locale: LocaleCode) {
  return queryOptions({
    queryKey: ['share-words', clinicId, link?.id ?? null, locale],
    queryFn: () => {
      const query = { locale };
      return link === null
        ? rest(routes.clinicLinkWords, { params: { clinicId }, query, body: {} })
        : rest(routes.callerLinkWords, { params: { clinicId, linkId: link.id }, query, body: {} });
    },
  });
}

/** How a link is sent. */
export type ShareWay = 'email' | 'sms';

/** Sends a link by e-mail or by a text message. */
export async function sendShared(shared: Shared, way: ShareWay, to: string, locale: LocaleCode): Promise<void> {
  const { clinicId, link } = shared;
  const body = { to, locale };
  if (way === 'sms') {
    if (link === null) await rest(routes.textClinicLink, { params: { clinicId }, body });
    else await rest(routes.textCallerLink, { params: { clinicId, linkId: link.id }, body });
    return;
  }
  if (link === null) await rest(routes.sendClinicLink, { params: { clinicId }, body });
  else await rest(routes.sendCallerLink, { params: { clinicId, linkId: link.id }, body });
}

/** Making and revoking; the list is read again after each. */
export interface CallerLinkActions {
  readonly make: UseMutationResult<CallerLinkView, Error, WantedCallerLink>;
  readonly revoke: UseMutationResult<unknown, Error, CallerLinkId>;
}

/** What can be done with a clinic's links for single callers. */
export function useCallerLinkActions(clinicId: ClinicId): CallerLinkActions {
  const queries = useQueryClient();
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: ['caller-links', clinicId] }) };
  return {
    make: useMutation({
      mutationFn: (wanted: WantedCallerLink) => rest(routes.makeCallerLink, { params: { clinicId }, body: wanted }),
      ...again,
    }),
    revoke: useMutation({
      mutationFn: (linkId: CallerLinkId) => rest(routes.revokeCallerLink, { params: { clinicId, linkId }, body: {} }),
      ...again,
    }),
  };
}
