import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import { useMyClinic } from '../session/session.ts';
import { nameOf } from './caller-rows.ts';

export interface ConfirmedEntry {
  /** Joins, or asks first where the clinic wants that. */
  readonly ask: (row: Row) => void;
  /** The question; to be drawn with the page. */
  readonly entry: ReactElement;
}

/** *Enable confirm call entry*: before somebody is joined or added, a dialog names them (W3). */
export function useConfirmedEntry(slug: string, join: (row: Row) => void): ConfirmedEntry {
  const { t } = useLingui();
  const confirms = useMyClinic(slug)?.confirmsEntry ?? false;
  const [asked, setAsked] = useState<Row | null>(null);
  const ask = useCallback((row: Row) => (confirms ? setAsked(row) : join(row)), [confirms, join]);
  const name = asked === null ? '' : nameOf(asked);
  const phone = asked?.phone ?? '';
  return {
    ask,
    entry: (
      <Confirm
        title={t`Join ${name}?`}
        action={t`Join`}
        isOpen={asked !== null}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          if (asked !== null) join(asked);
        }}
      >
        {phone === ''
          ? t`Make sure that this is who you want to see.`
          : t`Make sure that this is who you want to see. Phone: ${phone}`}
      </Confirm>
    ),
  };
}
