import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Call } from './call.ts';
import type { CallState } from './call-state.ts';
import { useTopologyNews } from './use-topology-news.ts';

/** What people have to know of how sound and pictures travel: that they aren't encrypted, or that somebody's can't be (C7). */
export function MediaNotices({ call, state }: { readonly call: Call; readonly state: CallState }): ReactElement {
  const { t } = useLingui();
  const { encryption, topology, people } = state;
  const { isAble } = call.encryption;
  const isThrough = topology === 'media-server';
  useTopologyNews(topology);
  const isHost = people.some(({ isSelf, kind }) => isSelf && kind === 'provider');
  return (
    <>
      {encryption === 'off' && (
        <p className="notice" role="status">
          <Icon name="warn" size="s" />
          {t`This call is not encrypted end to end, since a browser in it can’t do that. The server that passes sound and pictures on could see and hear them.`}
        </p>
      )}
      {isThrough && encryption === 'end-to-end' && !isAble && (
        <p className="notice" role="alert">
          <Icon name="warn" size="s" />
          {t`This browser can’t encrypt a call of this size, so nobody sees or hears you. A host is asked whether to let you in without, or use a newer browser.`}
        </p>
      )}
      {isHost && isThrough && encryption === 'end-to-end' && <AskHost call={call} people={people} />}
    </>
  );
}

/** Asks a host once for each who can't encrypt whether they come in all the same. */
function AskHost({ call, people }: Pick<CallState, 'people'> & { readonly call: Call }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [isPending, setPending] = useState(false);
  const unable = people.filter((person) => person.cannotEncrypt && !kept.has(person.id));
  // What the dialog says as it goes is what it said.
  const said = useRef('');
  if (unable.length > 0) said.current = unable.map(({ name }) => name).join(', ');
  const names = said.current;
  const allow = async (): Promise<void> => {
    setPending(true);
    const answer = await call.encryption.allow();
    setPending(false);
    if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
  };
  return (
    <Confirm
      title={t`Let them in without encryption?`}
      action={t`Let them in`}
      isDanger
      isPending={isPending}
      isOpen={unable.length > 0}
      onConfirm={() => void allow()}
      onCancel={() => setKept(new Set([...kept, ...unable.map(({ id }) => id)]))}
    >
      {t`The browser of ${names} can’t encrypt a call of this size. If you let them in, nothing of this call is encrypted end to end any more, and everybody’s screen says so. Otherwise they are neither seen nor heard.`}
    </Confirm>
  );
}
