import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import type { CallTools } from '../call-tools.ts';
import { FileView } from '../file-view.tsx';
import { Fitted } from '../fitted.tsx';
import type { Bytes } from '../messages.ts';
import type { RunningItem } from '../rules.ts';
import type { ToolViewProps } from '../tool.ts';
import { pagesProblems } from './model.ts';
import { openPages } from './open-pages.ts';
import type { Pages, PagesProblem } from './pages.ts';

/** A picture or a PDF that is shown in step. */
export function PagesView({ tools, item, over }: ToolViewProps): ReactElement {
  return (
    <FileView tools={tools} item={item}>
      {(bytes) => <Shown tools={tools} item={item} bytes={bytes} over={over} />}
    </FileView>
  );
}

interface ShownProps {
  readonly tools: CallTools;
  readonly item: RunningItem;
  readonly bytes: Bytes;
  readonly over: ReactNode;
}

function Shown({ tools, item, bytes, over }: ShownProps): ReactElement {
  const { t, i18n } = useLingui();
  const [pages, setPages] = useState<Pages | null>(null);
  const [problem, setProblem] = useState<PagesProblem | null>(null);
  const [ratio, setRatio] = useState(4 / 3);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { page } = item;

  useEffect(() => {
    let isCurrent = true;
    let opened: Pages | null = null;
    void openPages(bytes).then((result) => {
      if ('problem' in result) setProblem(result.problem);
      else if (!isCurrent) result.close();
      else setPages((opened = result));
    });
    return () => {
      isCurrent = false;
      opened?.close();
    };
  }, [bytes]);

  useEffect(() => {
    const element = canvas.current;
    if (pages === null || element === null) return;
    let isCurrent = true;
    // Into a canvas apart: a page that is half drawn isn't seen, and the one before isn't drawn over the next.
    const apart = document.createElement('canvas');
    void pages.draw(page, apart).then(
      (shape) => {
        if (!isCurrent) return;
        element.width = apart.width;
        element.height = apart.height;
        element.getContext('2d')?.drawImage(apart, 0, 0);
        element.dataset['page'] = String(page);
        setRatio(shape);
      },
      () => isCurrent && setProblem('broken'),
    );
    return () => {
      isCurrent = false;
    };
  }, [pages, page]);

  if (problem !== null) return <p className="shared-wait">{i18n._(pagesProblems[problem])}</p>;
  const count = pages?.count ?? 1;
  const name = item.file?.name ?? '';
  return (
    <div className="board">
      <div className="board-tools">
        <span className="shared-name">
          <bdi>{name}</bdi>
        </span>
        {count > 1 && item.by.isSelf && (
          <Turn label={t`Page before`} icon="start" to={page - 1} count={count} tools={tools} id={item.id} />
        )}
        {count > 1 && <span role="status">{t`Page ${page} of ${count}`}</span>}
        {count > 1 && item.by.isSelf && (
          <Turn label={t`Next page`} icon="end" to={page + 1} count={count} tools={tools} id={item.id} />
        )}
      </div>
      <Fitted ratio={ratio}>
        <canvas ref={canvas} className="shared-image" role="img" aria-label={name} />
        {over}
      </Fitted>
    </div>
  );
}

interface TurnProps {
  readonly label: string;
  readonly icon: 'start' | 'end';
  readonly to: number;
  readonly count: number;
  readonly tools: CallTools;
  readonly id: string;
}

/** Turns the page for everybody. */
function Turn({ label, icon, to, count, tools, id }: TurnProps): ReactElement {
  return (
    <button
      type="button"
      className="call-button is-small"
      aria-label={label}
      aria-disabled={to < 1 || to > count}
      onClick={() => {
        if (to >= 1 && to <= count) tools.change(id, { page: to });
      }}
    >
      <Icon name={icon} size="s" />
    </button>
  );
}
