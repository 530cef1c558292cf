import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Banner } from '../../ui/feedback.tsx';
import type { Rooms } from './rooms-mirror.ts';

/** Says that what is shown may be old. */
export function RoomsOffline({ rooms }: { readonly rooms: Rooms }): ReactElement | null {
  const { t } = useLingui();
  if (rooms.isCurrent || rooms.phase !== 'ready') return null;
  return (
    <Banner tone="offline">{t`The server cannot be reached. What you see may be old; it comes back by itself.`}</Banner>
  );
}
