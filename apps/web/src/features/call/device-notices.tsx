import type { DeviceNotice, DeviceWatch } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { newsText } from './device-words.ts';

export interface DeviceNoticesProps {
  readonly devices: DeviceWatch;
}

/** What became of a microphone, camera or speaker in mid-call, each with what can be done about it (C1). */
export function DeviceNotices({ devices }: DeviceNoticesProps): ReactElement {
  const notices = useStore(devices);
  return (
    <>
      {notices.map((notice) => (
        <News key={notice.id} notice={notice} devices={devices} />
      ))}
    </>
  );
}

function News({ notice, devices }: { readonly notice: DeviceNotice } & DeviceNoticesProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { id, news } = notice;
  const use = async (): Promise<void> => {
    if (news.is !== 'plugged-in') return;
    if (!(await devices.use(news))) toast(t`This device can’t be used. The one before goes on.`, 'failed');
  };
  return (
    <div className="notice" role={news.is === 'plugged-in' || news.is === 'replaced' ? 'status' : 'alert'}>
      <Icon name={iconOf(notice)} size="s" />
      <span>{i18n._(newsText(news))}</span>
      {news.is === 'plugged-in' && (
        <button type="button" className="call-button is-small" onClick={() => void use()}>
          {t`Use it`}
        </button>
      )}
      <button type="button" className="call-tool" aria-label={t`Dismiss`} onClick={() => devices.dismiss(id)}>
        <Icon name="x" size="s" />
      </button>
    </div>
  );
}

function iconOf({ news }: DeviceNotice): IconName {
  if (news.is === 'plugged-in') {
    const { camera, microphone } = news.devices;
    return camera !== undefined ? 'camera' : microphone !== undefined ? 'mic' : 'speaker';
  }
  if (news.kind === 'speaker') return 'speaker';
  const isGone = news.is !== 'replaced';
  return news.kind === 'camera' ? (isGone ? 'camera-off' : 'camera') : isGone ? 'mic-off' : 'mic';
}
