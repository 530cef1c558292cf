import { surveyScores, type SurveySummary } from '@anteroom/domain';
import { routes, surveyPageSize, type SurveyReport } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Banner, Card, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { useMay } from '../session/may.ts';
import { useMyClinic } from '../session/session.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import './survey.css';

/** The answers to a clinic's survey: how good, how often, and the sentences; never whose (E11). */
export function SurveyPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const may = useMay(slug);
  const name = useMyClinic(slug)?.name ?? slug;
  usePageTitle(t`Survey · ${name}`);
  return (
    <ClinicShell clinic={slug}>
      <div className="survey-page">
        <h1>{t`Survey`}</h1>
        {may('see-clinic-reports') ? (
          <Answers slug={slug} />
        ) : (
          <EmptyState title={t`The survey is for administrators`}>
            {t`Ask an administrator of the clinic about its answers.`}
          </EmptyState>
        )}
      </div>
    </ClinicShell>
  );
}

function Answers({ slug }: { readonly slug: string }): ReactElement {
  const { t, i18n } = useLingui();
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['survey', slug, offset],
    queryFn: () => rest(routes.surveyReport, { params: { clinic: slug }, query: { offset: String(offset) }, body: {} }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined)
    return error === null ? (
      <Skeleton />
    ) : (
      <Banner tone="failed" onRetry={() => void refetch()}>
        {errorText(i18n, codeOf(error))}
      </Banner>
    );
  if (data.summary === null)
    return (
      <EmptyState title={t`Not enough answers yet`}>
        {t`Answers show once there are five, and then five at a time, so that nobody can tell whose they are.`}
      </EmptyState>
    );
  return (
    <>
      <Summary summary={data.summary} />
      <Sentences report={data} offset={offset} onPage={setOffset} />
    </>
  );
}

function Summary({ summary }: { readonly summary: SurveySummary }): ReactElement {
  const { t, i18n } = useLingui();
  const { answers, mean, counts } = summary;
  const most = Math.max(1, ...surveyScores.map((score) => counts[score]));
  return (
    <Card className="survey-summary">
      <p className="survey-mean">
        <b>{i18n.number(mean, { minimumFractionDigits: 1 })}</b>
        <span>
          {t`of 5 on average`}
          <small>{plural(answers, { one: '# answer in twelve months', other: '# answers in twelve months' })}</small>
        </span>
      </p>
      <table className="survey-bars">
        <caption className="hide">{t`How often each answer was given`}</caption>
        <thead className="hide">
          <tr>
            <th scope="col">{t`Answer`}</th>
            <th scope="col">{t`How often`}</th>
          </tr>
        </thead>
        <tbody>
          {[...surveyScores].reverse().map((score) => (
            <tr key={score}>
              <th scope="row">{score}</th>
              <td>
                <meter min={0} max={most} value={counts[score]} aria-hidden="true" />
                <span className="num">{counts[score]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Sentences({
  report,
  offset,
  onPage,
}: {
  readonly report: SurveyReport;
  readonly offset: number;
  readonly onPage: (offset: number) => void;
}): ReactElement {
  const { t } = useLingui();
  const { sentences, total } = report;
  const from = offset + 1;
  const to = offset + sentences.length;
  return (
    <Card className="survey-sentences">
      <h2>{t`In their words`}</h2>
      {sentences.length === 0 && <p className="hint">{t`Nobody has written a sentence.`}</p>}
      <ul>
        {sentences.map(({ id, score, text }) => (
          <li key={id}>
            <span className="survey-score" aria-label={t`Answer ${score} of 5`}>
              {score}
            </span>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
      {total > surveyPageSize && (
        <nav aria-label={t`Pages`}>
          <Button size="small" isDisabled={offset === 0} onPress={() => onPage(Math.max(0, offset - surveyPageSize))}>
            {t`Back`}
          </Button>
          <span>{t`${from} to ${to} of ${total}`}</span>
          <Button
            size="small"
            isDisabled={offset + surveyPageSize >= total}
            onPress={() => onPage(offset + surveyPageSize)}
          >
            {t`Next`}
          </Button>
        </nav>
      )}
    </Card>
  );
}
