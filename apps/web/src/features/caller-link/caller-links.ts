import type { CallerLinkId, CallerLinkKind, CallId, CallInvitationId, ClinicId } from '@anteroom/domain';
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

/** A link for one caller, or the clinic's own where it is null. */
export interface SharedLink {
  readonly clinicId: ClinicId;
  readonly link: Pick<CallerLinkView, 'id' | 'path'> | null;
}

/** An invitation into a call (C2). */
export interface SharedInvitation {
  readonly callId: CallId;
  readonly invitationId: CallInvitationId;
}

/** What is shared. */
export type Shared = SharedLink | SharedInvitation;

/** Whether it is the clinic's own link, for everybody. */
export function isClinicLink(shared: Shared): boolean {
  return 'link' in shared && shared.link === null;
}

/** What goes out with a link in a language. */
export function shareWordsQuery(shared: Shared, locale: LocaleCode) {
  return queryOptions({
    queryKey: ['share-words', shared, locale],
    queryFn: () => {
      const query = { locale };
      if ('callId' in shared) return rest(routes.callInvitationWords, { params: shared, query, body: {} });
      const { clinicId, link } = shared;
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
  const body = { to, locale };
  if ('callId' in shared) {
    if (way === 'sms') await rest(routes.textCallInvitation, { params: shared, body });
    else await rest(routes.sendCallInvitation, { params: shared, body });
    return;
  }
  const { clinicId, link } = shared;
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
