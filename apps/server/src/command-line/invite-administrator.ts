import { invitationExpiry } from '@anteroom/domain';
import { parseLocale } from '@anteroom/i18n';
import { needed, possible, type Command } from './command.ts';
import { Failed } from './failed.ts';
import type { WithServices } from './with-services.ts';

/** The way in which an organisation gets its first administrator (S1, P3): they choose name and password themselves. */
export function inviteAdministrator(withServices: WithServices): Command {
  return {
    name: 'administrator invite',
    does: 'Invites somebody by e-mail to administer an organisation; prints the link where no e-mail goes out. It leads to PUBLIC_URL, or to --url.',
    options: {
      email: needed('e-mail'),
      organisation: needed('slug'),
      language: possible('en or de'),
      url: possible('https://video.hospital.example'),
    },
    run: (values) =>
      withServices(async ({ invitations, organisationBySlug, publicUrl, now }) => {
        const email = values.get('email') ?? '';
        const locale = parseLocale(values.get('language') ?? 'en');
        if (locale === undefined) throw new Failed('Languages are en and de.', 2);
        const origin = originIn(values.get('url') ?? publicUrl);
        const organisationId = await organisationBySlug(values.get('organisation') ?? '');
        if (organisationId === null)
          throw new Failed('There is no organisation with this slug. Make it with “organisation create”.');
        const offer = { kind: 'organisation', organisationId, role: 'organisation-administrator' } as const;
        const sent = await invitations.invite('operator', { email, offer, locale }, origin);
        if (!sent.ok) throw new Failed(sentences[sent.refusal.code] ?? sent.refusal.code);
        const { href, isMailed } = sent.value;
        if (href === null) return [`${email} had an account already, and has the role at once.`];
        const until = new Date(invitationExpiry(now())).toISOString().slice(0, 10);
        return isMailed
          ? [`Sent an invitation to ${email}. It is valid until ${until}.`]
          : [
              `No e-mail could be sent to ${email}. Bring them this link by another way; it is valid until ${until}, and`,
              'whoever has it can take the role:',
              href,
            ];
      }),
  };
}

/** @throws Failed for what is no address of a site */
function originIn(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Failed('--url begins with https:// or http://.', 2);
  return new URL(text).origin;
}

const sentences: Readonly<Record<string, string>> = {
  'email-malformed': 'That is no e-mail address.',
  'organisation-closed': 'This organisation is closed. Open it with “organisation reopen”.',
};
