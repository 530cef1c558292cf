import { useLingui } from '@lingui/react/macro';
import type { ClinicId, RoomId } from '@anteroom/domain';
import type { RoomSettings } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner, Card, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { RoomForm, type RoomValues } from './room-form.tsx';
import { RoomSettingsRow } from './room-settings-row.tsx';
import { sharedRoomsQuery, useRoomAdminActions } from './rooms-admin.ts';

type Question = { readonly about: 'new' } | { readonly about: 'change' | 'close'; readonly room: RoomSettings } | null;

const freshRoom: RoomValues = { kind: 'meeting', name: '', entry: 'knock', guestPhoto: 'optional' };

/** The meeting and group rooms of a clinic, as an administrator makes and changes them. */
export function SharedRooms({ clinicId }: { readonly clinicId: ClinicId }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const list = useQuery(sharedRoomsQuery(clinicId));
  const { create, change, close, order } = useRoomAdminActions(clinicId);
  const [question, setQuestion] = useState<Question>(null);
  const rooms = list.data?.rooms ?? [];
  const textOf = (error: Error | null): string | undefined =>
    error === null ? undefined : errorText(i18n, error instanceof RestError ? error.code : 'server-error');
  const failed = (error: Error): void => toast(textOf(error) ?? '', 'failed');
  const ask = (next: Question): void => {
    create.reset();
    change.reset();
    setQuestion(next);
  };
  const done = (words: string) => ({
    onSuccess: () => {
      setQuestion(null);
      toast(words, 'done');
    },
  });

  const save = (values: RoomValues): void => {
    const { name, entry, guestPhoto } = values;
    if (question?.about === 'new') {
      const kind = values.kind === 'group' ? 'group' : 'meeting';
      create.mutate({ kind, name, entry, guestPhoto }, done(t`The room is made.`));
    } else if (question?.about === 'change') {
      change.mutate({ roomId: question.room.id, change: { name, entry, guestPhoto } }, done(t`The room is changed.`));
    }
  };
  const move = (id: RoomId, by: 1 | -1): void => {
    const ids = rooms.map((room) => room.id);
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (at === -1 || other === undefined) return;
    ids[at] = other;
    ids[at + by] = id;
    order.mutate(ids, { onError: failed });
  };

  return (
    <Card className="rooms-card">
      <header>
        <h2>{t`Meeting and group rooms`}</h2>
        <Button look="primary" icon="plus" onPress={() => ask({ about: 'new' })}>
          {t`Make a room`}
        </Button>
      </header>
      {list.isPending && <Skeleton rows={3} />}
      {list.isError && (
        <Banner tone="failed" onRetry={() => void list.refetch()}>
          {textOf(list.error)}
        </Banner>
      )}
      {list.data !== undefined && rooms.length === 0 && (
        <EmptyState title={t`No room yet`}>
          {t`A meeting room is for staff and their guests; a group room for a group that meets again and again.`}
        </EmptyState>
      )}
      <ul className="rooms-rows">
        {rooms.map((room, index) => {
          const { id, name } = room;
          return (
            <RoomSettingsRow
              key={id}
              room={room}
              onChange={() => ask({ about: 'change', room })}
              onClose={() => ask({ about: 'close', room })}
            >
              <IconButton
                icon="up"
                size="small"
                label={t`Move ${name} up`}
                isDisabled={index === 0 || order.isPending}
                onPress={() => move(id, -1)}
              />
              <IconButton
                icon="down"
                size="small"
                label={t`Move ${name} down`}
                isDisabled={index === rooms.length - 1 || order.isPending}
                onPress={() => move(id, 1)}
              />
            </RoomSettingsRow>
          );
        })}
      </ul>
      {question !== null && question.about !== 'close' && (
        <RoomForm
          title={question.about === 'new' ? t`Make a room` : t`Change the room`}
          action={question.about === 'new' ? t`Make` : t`Save`}
          values={question.about === 'new' ? freshRoom : question.room}
          isNew={question.about === 'new'}
          isPending={create.isPending || change.isPending}
          problem={textOf(question.about === 'new' ? create.error : change.error)}
          onSave={save}
          onClose={() => setQuestion(null)}
        />
      )}
      <CloseRoom
        room={question?.about === 'close' ? question.room : null}
        isPending={close.isPending}
        onCancel={() => setQuestion(null)}
        onConfirm={(id) => close.mutate(id, { ...done(t`The room is closed.`), onError: failed })}
      />
    </Card>
  );
}

export interface CloseRoomProps {
  readonly room: Pick<RoomSettings, 'id' | 'name'> | null;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: (id: RoomId) => void;
}

/** Asks before a room is closed, and says what happens to those inside. */
export function CloseRoom({ room, isPending, onCancel, onConfirm }: CloseRoomProps): ReactElement {
  const { t } = useLingui();
  const name = room?.name ?? '';
  return (
    <Confirm
      title={t`Close ${name} for good?`}
      action={t`Close the room`}
      isDanger
      isPending={isPending}
      isOpen={room !== null}
      onCancel={onCancel}
      onConfirm={() => {
        if (room !== null) onConfirm(room.id);
      }}
    >
      {t`Its call ends for everybody inside, guests at the door are sent away, and its links open nothing any more. What has been is kept in the reports.`}
    </Confirm>
  );
}
