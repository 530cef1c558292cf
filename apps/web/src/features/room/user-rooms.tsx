import { useLingui } from '@lingui/react/macro';
import type { ClinicId, PersonId } from '@anteroom/domain';
import type { RoomSettings } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Banner, Card, Skeleton } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { GiveRoom } from './give-room.tsx';
import { RoomForm, type RoomValues } from './room-form.tsx';
import { RoomSettingsRow } from './room-settings-row.tsx';
import { pagesOf, userRoomsQuery, useRoomAdminActions } from './rooms-admin.ts';
import { CloseRoom } from './shared-rooms.tsx';

type Question = { readonly about: 'change' | 'close'; readonly room: RoomSettings } | null;

/** The members' user rooms: who has one, how its guests come in, and taking it away (S5). */
export function UserRooms({ clinicId }: { readonly clinicId: ClinicId }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const list = useQuery(userRoomsQuery(clinicId, useDeferredValue(search.trim()), page));
  const { create, change, close } = useRoomAdminActions(clinicId);
  const [isGiving, setGiving] = useState(false);
  const [question, setQuestion] = useState<Question>(null);
  const textOf = (error: Error | null): string | undefined =>
    error === null ? undefined : errorText(i18n, error instanceof RestError ? error.code : 'server-error');
  const rooms = list.data?.rooms ?? [];
  const pages = pagesOf(list.data?.total ?? 0);
  const shownPage = page + 1;
  const give = (ownerId: PersonId): void =>
    create.mutate(
      { kind: 'user', ownerId },
      {
        onSuccess: ({ name }) => {
          setGiving(false);
          toast(t`${name} has a room now.`, 'done');
        },
      },
    );
  const save = ({ entry, guestPhoto }: RoomValues): void => {
    if (question === null) return;
    change.mutate(
      { roomId: question.room.id, change: { entry, guestPhoto } },
      {
        onSuccess: () => {
          setQuestion(null);
          toast(t`The room is changed.`, 'done');
        },
      },
    );
  };

  return (
    <Card className="rooms-card">
      <header>
        <h2>{t`User rooms`}</h2>
        <Button
          icon="plus"
          onPress={() => {
            create.reset();
            setGiving(true);
          }}
        >
          {t`Give a user room`}
        </Button>
      </header>
      <p>{t`A private room with one owner, whose name it bears. Colleagues don’t see it; the owner invites by link.`}</p>
      {(rooms.length > 0 || search !== '') && (
        <TextField
          label={t`Search by the owner’s name`}
          type="search"
          autoComplete="off"
          value={search}
          onChange={(text) => {
            setSearch(text);
            setPage(0);
          }}
        />
      )}
      {list.isPending && <Skeleton rows={2} />}
      {list.isError && (
        <Banner tone="failed" onRetry={() => void list.refetch()}>
          {textOf(list.error)}
        </Banner>
      )}
      {list.data !== undefined && rooms.length === 0 && (
        <p className="rooms-none">
          {search === '' ? t`Nobody has a user room yet.` : t`Nobody of that name has a user room.`}
        </p>
      )}
      <ul className="rooms-rows">
        {rooms.map((room) => (
          <RoomSettingsRow
            key={room.id}
            room={room}
            onChange={() => {
              change.reset();
              setQuestion({ about: 'change', room });
            }}
            onClose={() => setQuestion({ about: 'close', room })}
          />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="rooms-pages" aria-label={t`Pages`}>
          <IconButton icon="start" label={t`Previous page`} isDisabled={page === 0} onPress={() => setPage(page - 1)} />
          <span>{t`Page ${shownPage} of ${pages}`}</span>
          <IconButton
            icon="end"
            label={t`Next page`}
            isDisabled={shownPage >= pages}
            onPress={() => setPage(page + 1)}
          />
        </nav>
      )}
      {isGiving && (
        <GiveRoom
          clinicId={clinicId}
          pending={create.isPending && create.variables.kind === 'user' ? create.variables.ownerId : null}
          problem={textOf(create.error)}
          onGive={give}
          onClose={() => setGiving(false)}
        />
      )}
      {question?.about === 'change' && (
        <RoomForm
          title={question.room.name}
          action={t`Save`}
          values={question.room}
          isNew={false}
          isPending={change.isPending}
          problem={textOf(change.error)}
          onSave={save}
          onClose={() => setQuestion(null)}
        />
      )}
      <CloseRoom
        room={question?.about === 'close' ? question.room : null}
        isPending={close.isPending}
        onCancel={() => setQuestion(null)}
        onConfirm={(id) =>
          close.mutate(id, {
            onSuccess: () => {
              setQuestion(null);
              toast(t`The room is closed.`, 'done');
            },
            onError: (error) => toast(textOf(error) ?? '', 'failed'),
          })
        }
      />
    </Card>
  );
}
