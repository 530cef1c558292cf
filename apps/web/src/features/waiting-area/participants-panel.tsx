import { useLingui } from '@lingui/react/macro';
import { toServer } from '@anteroom/protocol';
import type { Row, StayParticipant } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from './caller-rows.ts';
import { deviceIcons } from './caller-cells.tsx';
import { useClinic } from './clinic-scope.tsx';
import { deviceTexts } from './status-texts.ts';
import { useAsked } from './use-asked.ts';

/** How often the panel looks at microphones, cameras and lines, in milliseconds. */
const lookEvery = 5_000;

export interface CallerPanelProps {
  readonly row: Row;
  readonly tabs: ReactNode;
  readonly onClose: () => void;
}

/** Who is with a caller: camera, microphone, browser, bandwidth; and the way to take one of them out (W4). */
export function ParticipantsPanel({ row, tabs, onClose }: CallerPanelProps): ReactElement {
  const { t, i18n } = useLingui();
  const { connection, area } = useClinic();
  const { toast } = useAnnouncer();
  const [leaving, setLeaving] = useState<StayParticipant | null>(null);
  const ask = () => connection.request(toServer.seeParticipants, { consultationId: row.id });
  const { value, error, again } = useAsked(ask, [row], lookEvery);
  const name = nameOf(row);
  const disconnect = (): void => {
    if (leaving === null) return;
    setLeaving(null);
    const { participantId, consultationId } = leaving;
    void area.command(consultationId ?? row.id, { type: 'disconnect', participantId }).then((answer) => {
      if (answer.ok) again();
      else toast(errorText(i18n, answer.error.code), 'failed');
    });
  };
  const leavingName = leaving === null ? '' : leaving.name;
  return (
    <section className="messages" aria-label={t`Participants with ${name}`}>
      <header>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <IconButton icon="x" size="small" label={t`Close participants`} onPress={onClose} />
      </header>
      {tabs}
      {value === null && error === null && <Skeleton rows={2} />}
      {value === null && error !== null && (
        <Banner tone="failed" onRetry={again}>
          {errorText(i18n, error)}
        </Banner>
      )}
      <ul className="participants">
        {value?.participants.map((person) => (
          <Participant key={person.participantId} person={person} onDisconnect={() => setLeaving(person)} />
        ))}
      </ul>
      <Confirm
        title={t`Disconnect ${leavingName}?`}
        action={t`Disconnect`}
        isDanger
        isOpen={leaving !== null}
        onConfirm={disconnect}
        onCancel={() => setLeaving(null)}
      >
        {leaving?.kind === 'caller'
          ? t`${leavingName} leaves the waiting area, and loses their place.`
          : t`${leavingName} leaves the call. With the last health professional the caller is on hold.`}
      </Confirm>
    </section>
  );
}

function Participant({
  person,
  onDisconnect,
}: {
  readonly person: StayParticipant;
  readonly onDisconnect: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { kind, here, microphone, camera, device, browser, bandwidth } = person;
  const name = person.name === '' ? t`Companion` : person.name;
  const kinds = { provider: t`Health professional`, caller: t`Caller`, companion: t`Companion` };
  const line = bandwidth === null ? null : i18n.number(bandwidth);
  return (
    <li>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{kinds[kind]}</small>
      </div>
      <Button size="small" aria-label={t`Disconnect ${name}`} onPress={onDisconnect}>
        {t`Disconnect`}
      </Button>
      <dl>
        <Fact term={t`Connection`}>{here ? t`Connected` : t`Reconnecting`}</Fact>
        {microphone !== null && (
          <Fact term={t`Microphone`}>
            <Icon name={microphone ? 'mic' : 'mic-off'} size="s" />
            {microphone ? t`On` : t`Off`}
          </Fact>
        )}
        {camera !== null && (
          <Fact term={t`Camera`}>
            <Icon name={camera ? 'camera' : 'camera-off'} size="s" />
            {camera ? t`On` : t`Off`}
          </Fact>
        )}
        <Fact term={t`Browser`}>
          <Icon name={deviceIcons[device]} size="s" />
          <bdi>{browser === '' ? i18n._(deviceTexts[device]) : browser}</bdi>
        </Fact>
        {line !== null && <Fact term={t`Bandwidth`}>{t`${line} kbit/s`}</Fact>}
      </dl>
    </li>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
