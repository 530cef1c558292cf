import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { IconButton } from '../../ui/button.tsx';
import { Initials } from '../../ui/status.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { LanguageChoice } from '../session/language-choice.tsx';
import { sessionQuery, signOut, useSession } from '../session/session.ts';

/** The column's foot: own name, language, appearance, sign out. */
export function Account({ note }: { readonly note: string }): ReactElement {
  const { t, i18n } = useLingui();
  const { name } = useSession();
  const queries = useQueryClient();
  const { toast } = useAnnouncer();

  const leave = async (): Promise<void> => {
    try {
      await signOut();
      queries.removeQueries({ queryKey: sessionQuery.queryKey });
      // A whole new page, so that nothing of this person stays in memory.
      location.assign('/sign-in');
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      toast(errorText(i18n, error.code), 'failed');
    }
  };

  return (
    <div className="me">
      <Initials name={name} />
      <span>
        <b><bdi>{name}</bdi></b>
        <small>{note}</small>
      </span>
      <LanguageChoice />
      <ThemePicker />
      <IconButton icon="sign-out" size="small" label={t`Sign out`} onPress={() => void leave()} />
    </div>
  );
}
