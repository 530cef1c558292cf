import { answerText, fieldLabel } from './field-words.ts';
import {
  isForStaff,
  readStaffAnswers,
  typedOf,
  type Answer,
  type EntryField,
  type FieldProblem,
  type TypedValue,
} from '@anteroom/domain';
import { routes, type Row } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { rest, RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import './answers.css';
import { entryFieldsQuery } from './entry-fields.ts';
import { StaffInput } from './staff-input.tsx';

export interface AnswersPanelProps {
  readonly row: Row;
  /** The clinic's slug. */
  readonly clinic: string;
  /** The caller's whole name. */
  readonly name: string;
  /** Whether whoever looks may type into the fields for staff. */
  readonly mayFill: boolean;
  readonly onClose: () => void;
}

/** What one caller told, and what staff add to it (E4). */
export function AnswersPanel({ row, clinic, name, mayFill, onClose }: AnswersPanelProps): ReactElement {
  const { t, i18n } = useLingui();
  const { data, error, refetch } = useQuery(entryFieldsQuery(clinic));
  const own = data === undefined || !mayFill ? [] : data.fields.filter(isForStaff);
  const told = row.answers.filter(({ id }) => !own.some((field) => field.id === id));
  return (
    <section className="answers" aria-label={t`Details of ${name}`}>
      <header>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <IconButton icon="x" size="small" label={t`Close details`} onPress={onClose} />
      </header>
      {data === undefined && error === null && <Skeleton rows={3} />}
      {data === undefined && error !== null && (
        <Banner tone="failed" onRetry={() => void refetch()}>
          {errorText(i18n, error instanceof RestError ? error.code : 'server-error')}
        </Banner>
      )}
      <Told phone={row.phone} answers={told} isAlone={own.length === 0} />
      {own.length > 0 && <AnswersForm key={row.id} row={row} fields={own} />}
    </section>
  );
}

/** What can only be read. */
function Told({
  phone,
  answers,
  isAlone,
}: {
  readonly phone: string;
  readonly answers: readonly Answer[];
  readonly isAlone: boolean;
}): ReactElement {
  const { t, i18n } = useLingui();
  const others = answers.filter(({ kind, value }) => kind !== 'phone' || value !== phone);
  if (phone === '' && others.length === 0)
    return isAlone ? <p className="answers-none">{t`Nothing beside the name was given.`}</p> : <></>;
  return (
    <dl className="answers-list">
      {phone !== '' && (
        <div>
          <dt>{t`Phone number`}</dt>
          <dd>
            <bdi dir="ltr">{phone}</bdi>
          </dd>
        </div>
      )}
      {others.map((answer) => (
        <div key={answer.id}>
          <dt>{fieldLabel(i18n, answer)}</dt>
          <dd dir="auto">{answerText(i18n, answer)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The fields that are for staff, or for both. Only what was changed is sent. */
function AnswersForm({ row, fields }: { readonly row: Row; readonly fields: readonly EntryField[] }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, TypedValue>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, FieldProblem>>(new Map());
  const mutation = useMutation({
    mutationFn: (values: ReadonlyMap<string, TypedValue>) =>
      rest(routes.fillEntryFields, {
        params: { consultationId: row.id },
        body: {
          values: [...values].map(([id, value]) => ({
            id,
            value: typeof value === 'object' ? [...value] : (value ?? ''),
          })),
        },
      }),
    onSuccess() {
      setDrafts(new Map());
      announce(t`Saved.`, 'polite');
    },
    onError(error) {
      const { code, field } = error instanceof RestError ? error : { code: 'server-error' as const, field: undefined };
      if (code === 'invalid-input' && field !== undefined) setProblems(new Map([[field, 'malformed']]));
      else toast(errorText(i18n, code), 'failed');
    },
  });
  const typedBefore = (id: string): TypedValue => {
    const answer = row.answers.find((each) => each.id === id);
    return answer === undefined ? '' : typedOf(answer);
  };
  const save = (): void => {
    const read = readStaffAnswers(fields, drafts);
    setProblems(read.ok ? new Map() : read.refusal);
    if (read.ok) mutation.mutate(drafts);
  };
  return (
    <form
      className="answers-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {fields.map((field) => (
        <StaffInput
          key={field.id}
          field={field}
          value={drafts.has(field.id) ? drafts.get(field.id) : typedBefore(field.id)}
          problem={problems.get(field.id)}
          onChange={(value) => setDrafts(new Map([...drafts, [field.id, value]]))}
        />
      ))}
      <Button type="submit" look="primary" isDisabled={drafts.size === 0} isPending={mutation.isPending}>
        {t`Save`}
      </Button>
    </form>
  );
}
