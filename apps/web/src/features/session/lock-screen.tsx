import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useStore } from '../../connection/use-store.ts';
import { Skeleton } from '../../ui/feedback.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { ownSessionQuery } from './own-session.ts';
import { pageLock, watchPerson } from './page-lock.ts';
import { UnlockForm } from './unlock-form.tsx';
import './lock-screen.css';

/** Covers every page of somebody who has gone away (P4): what lies beneath goes on, and can't be seen or reached. */
export function LockScreen(): ReactElement | null {
  const queries = useQueryClient();
  const own = useQuery({ ...ownSessionQuery, staleTime: 60_000 });
  const isLocked = useStore(pageLock.isLocked);
  const session = own.data ?? null;

  useEffect(watchPerson, []);
  useEffect(() => {
    if (session !== null) pageLock.setAfter(session.kept ? null : session.locksAfter);
  }, [session]);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-locked', isLocked);
    if (isLocked) void queries.refetchQueries({ queryKey: ownSessionQuery.queryKey });
    return () => void document.documentElement.removeAttribute('data-locked');
  }, [isLocked, queries]);

  if (!isLocked) return null;
  const goOn = (): void => {
    pageLock.unlocked();
    void queries.invalidateQueries();
  };
  return (
    <ModalOverlay className="lock" isOpen isKeyboardDismissDisabled>
      <Modal className="lock-modal">
        <Dialog className="lock-dialog">
          <EntryFrame>
            {session === null ? (
              <Skeleton />
            ) : (
              <UnlockForm session={session} onDone={goOn} onSignedOut={() => location.assign('/sign-in')} />
            )}
          </EntryFrame>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
