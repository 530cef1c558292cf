import type { Row } from '@anteroom/protocol';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { StatusTone } from '../../ui/status.tsx';
import type { StatusFilter } from './caller-rows.ts';

/** The word of every status. */
export const statusTexts: Record<StatusTone, MessageDescriptor> = {
  waiting: msg`Waiting`,
  late: msg`Waiting`,
  seen: msg`Being seen`,
  hold: msg`On hold`,
  lost: msg`Reconnecting`,
  callback: msg`Call back`,
  locked: msg`Locked call`,
};

/** The words of the filters. */
export const filterTexts: Record<StatusFilter, MessageDescriptor> = {
  all: msg`All`,
  waiting: msg`Waiting`,
  'on-hold': msg`On hold`,
  'being-seen': msg`Being seen`,
};

/** What a caller uses. */
export const deviceTexts: Record<Row['device'], MessageDescriptor> = {
  desktop: msg`Computer`,
  phone: msg`Phone`,
  tablet: msg`Tablet`,
  unknown: msg`Unknown device`,
};
