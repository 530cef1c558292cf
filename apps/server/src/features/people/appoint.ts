import {
  accepted,
  noPermission,
  type ClinicId,
  type OrganisationId,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import type { Refusal } from '../../refusal.ts';
import type { Invitations } from './invite.ts';
import type { PeopleTools } from './people-tools.ts';

/**
 * Gives a clinic that somebody has just made to another administrator (S2). Who has an account has the role at once, and
 * whoever made the clinic has it no more; until somebody who is invited comes, they keep it: a clinic is never without one.
 * @returns a refusal where the other one could not be told; whoever made the clinic administers it then
 */
export type Appoint = (
  by: PersonId,
  clinic: { readonly id: ClinicId; readonly organisationId: OrganisationId },
  other: { readonly email: string; readonly locale: LocaleCode },
  origin: string,
) => Promise<Result<null, Refusal>>;

export function createAppoint(
  { change, clock, standingChanged }: Pick<PeopleTools, 'change' | 'clock' | 'standingChanged'>,
  invitations: Pick<Invitations, 'invite'>,
): Appoint {
  return async (by, { id: clinicId, organisationId }, { email, locale }, origin) => {
    const role = { role: 'clinic-administrator', permissions: noPermission } as const;
    const offer = { kind: 'clinic', organisationId, clinicId, ...role } as const;
    const sent = await invitations.invite(by, { email, offer, locale }, origin);
    const handedOver = await change(async ({ access, audit }) => {
      const administrators = await access.lockAdministrators({ clinicId });
      if (!administrators.includes(by) || administrators.length < 2) return accepted(false);
      await access.revokeClinicRole(by, clinicId);
      const actor = { kind: 'staff', personId: by } as const;
      const verb = 'remove-clinic-administrator';
      await audit.append([{ at: clock.now(), actor, verb, clinicId, subject: by }]);
      return accepted(true);
    });
    if (!handedOver.ok) return handedOver;
    if (handedOver.value) standingChanged(by);
    return sent.ok ? accepted(null) : sent;
  };
}
