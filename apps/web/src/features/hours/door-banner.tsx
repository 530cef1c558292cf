import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { Banner } from '../../ui/feedback.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { useSecond } from '../waiting-area/use-second.ts';
import { useDoor } from './door.ts';
import { doorText } from './hours-words.ts';

/** From when on it is said that a waiting area closes, in minutes before. */
const soon = 30;

/** Above the list: that it closes soon, or that nobody new comes in now (W6). Nothing while it is simply open. */
export const DoorBanner = memo(function DoorBanner({ clinic: slug }: { readonly clinic: string }): ReactElement | null {
  const { t, i18n } = useLingui();
  const { clock } = useClinic();
  const door = useDoor(slug);
  const closesAt = door?.closesAt ?? null;
  const minutes = useSecond(() => (closesAt === null ? null : Math.ceil((closesAt - clock.now()) / 60_000)));
  if (door === undefined) return null;
  if (door.door !== 'open') {
    const words = doorText(i18n, door);
    return <Banner tone="notice">{t`${words}. Nobody new comes in; whoever is inside stays.`}</Banner>;
  }
  if (minutes === null || minutes > soon || minutes < 1) return null;
  const left = plural(minutes, { one: 'in # minute', other: 'in # minutes' });
  return <Banner tone="notice">{t`The waiting area closes ${left}. Whoever is inside then stays.`}</Banner>;
});
