import type { StructureClinic } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { BoothScene, Chairs } from './figures.tsx';
import { MapItem } from './map-item.tsx';
import { waitingAreaText } from './map-words.ts';

/** Most booths that are drawn; the rest is a number. */
const drawn = 9;

type Tone = 'waiting' | 'seen' | 'hold';
const icons: Record<Tone, IconName> = { waiting: 'clock', seen: 'camera', hold: 'pause' };

/** The waiting area of a floor: a booth for everybody in it, since callers never share one. */
export function WaitingRoom({
  clinic,
  href,
}: {
  readonly clinic: StructureClinic;
  readonly href: string | null;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { waiting, beingSeen, onHold } = clinic;
  const tones: Tone[] = [
    ...Array.from({ length: waiting }, () => 'waiting' as const),
    ...Array.from({ length: onHold }, () => 'hold' as const),
    ...Array.from({ length: beingSeen }, () => 'seen' as const),
  ];
  const words = waitingAreaText(i18n, clinic);
  const label = t`Waiting area`;
  const size = tones.length > 5 ? 'is-large' : tones.length > 2 ? 'is-medium' : 'is-small';
  return (
    <MapItem
      id={`waiting ${clinic.id}`}
      href={href}
      label={`${label}: ${words}`}
      className={`room waiting-room ${size}`}
    >
      <span className="room-words">
        <b>{label}</b>
        <small>{tones.length > 0 && tones.length <= drawn ? '' : words}</small>
        <small className="list-only">{words}</small>
      </span>
      <span className="picture">
        {tones.length === 0 ? (
          <Chairs />
        ) : (
          <span className="booths">
            {tones.slice(0, drawn).map((tone, place) => (
              <span key={place} className={`booth s-${tone}`}>
                <i className="flag">
                  <Icon name={icons[tone]} size="s" />
                </i>
                <BoothScene isSeen={tone === 'seen'} />
              </span>
            ))}
            {tones.length > drawn && <b className="booth-rest">+{tones.length - drawn}</b>}
          </span>
        )}
      </span>
    </MapItem>
  );
}
