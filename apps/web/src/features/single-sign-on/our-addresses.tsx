import type { SingleSignOnView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';

/** What the provider has to be told about Anteroom, each with a button that copies it. */
export function OurAddresses({
  addresses,
  protocol,
}: {
  readonly addresses: SingleSignOnView['addresses'];
  readonly protocol: 'oidc' | 'saml';
}): ReactElement {
  const { t } = useLingui();
  const rows =
    protocol === 'oidc'
      ? [
          { label: t`Redirect address`, address: addresses.oidcRedirect },
          { label: t`Back-channel logout address`, address: addresses.oidcBackChannelLogout },
        ]
      : [
          { label: t`Entity ID and metadata`, address: addresses.samlMetadata },
          { label: t`Assertion consumer service`, address: addresses.samlAssertionConsumer },
        ];
  return (
    <div className="our-addresses">
      <h3>{t`What your provider has to know`}</h3>
      <dl>
        {[...rows, { label: t`Sign-in link for your people`, address: addresses.signIn }].map(({ label, address }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code dir="ltr">{address}</code>
              <CopyButton label={label} text={address} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function CopyButton({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t`Copied`);
    } catch {
      toast(t`Your browser didn’t allow copying. Select the address and copy it.`, 'failed');
    }
  };
  return (
    <Button size="small" icon="copy" aria-label={t`Copy: ${label}`} onPress={() => void copy()}>
      {t`Copy`}
    </Button>
  );
}
