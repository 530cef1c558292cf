import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import type { Call } from '../call/call.ts';
import { titleOf } from '../call/call-words.ts';
import { unansweredIn } from '../call/consent/consent-lines.ts';
import { useRecordingHeard } from '../call/consent/use-recording-heard.ts';
import { useClinic } from './clinic-scope.tsx';

/** The way back into a call that goes on while its person looks at the list. */
export const CallBanner = memo(function CallBanner(): ReactElement | null {
  const { reachedCall } = useClinic();
  const current = useStore(reachedCall);
  return current === null ? null : <RunningCall call={current} />;
});

function RunningCall({ call }: { readonly call: Call }): ReactElement {
  const { t, i18n } = useLingui();
  const { details } = useClinic();
  const state = useStore(call.state);
  const { people, recordedBy } = state;
  useRecordingHeard(state);
  const title = call.room?.name ?? titleOf(i18n, people);
  const base = `/clinics/${details.slug}`;
  const way = call.room === null ? `${base}/waiting-area/call/${call.callId}` : `${base}/rooms/${call.room.id}`;
  return (
    <Banner
      tone="notice"
      action={
        <LinkButton href={way} size="small" icon="camera">
          {t`Return to the call`}
        </LinkButton>
      }
    >
      {t`You are in a call: ${title}. They hear and see you.`}
      {recordedBy !== null && <> {t`It is being recorded.`}</>}
      {unansweredIn(state) !== null && <> {t`You are asked for your consent there.`}</>}
    </Banner>
  );
}
