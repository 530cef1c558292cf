import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { routes } from '@anteroom/protocol';
import { useState, type ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { canPush, takePush } from '../push/push.ts';

/** Web Push on this browser: ticking it asks the browser, and the server keeps its address until its person signs out. */
export function PushChoice({
  isSelected,
  pushKey,
  browsers,
  onChange,
}: {
  readonly isSelected: boolean;
  readonly pushKey: string;
  /** How many browsers of this person take it already. */
  readonly browsers: number;
  readonly onChange: (isSelected: boolean) => void;
}): ReactElement {
  const { t } = useLingui();
  const [problem, setProblem] = useState<string | null>(null);
  const isPossible = canPush();

  async function choose(wanted: boolean): Promise<void> {
    setProblem(null);
    if (!wanted) return onChange(false);
    const taken = await takePush(pushKey);
    if (typeof taken === 'string') {
      setProblem(
        taken === 'denied'
          ? t`This browser does not allow notifications here. Allow them beside the address of this page.`
          : t`This browser cannot be notified while its page is closed.`,
      );
      return onChange(browsers > 0);
    }
    try {
      await rest(routes.subscribeToPush, { params: {}, body: { subscription: taken } });
      onChange(true);
    } catch {
      setProblem(t`This browser cannot be notified while its page is closed.`);
    }
  }

  return (
    <>
      <Checkbox
        isSelected={isSelected}
        isDisabled={!isPossible && browsers === 0}
        onChange={(wanted) => void choose(wanted)}
      >
        {t`A notification on this browser, until I sign out`}
      </Checkbox>
      {problem !== null && (
        <p className="alerts-note" role="alert">
          {problem}
        </p>
      )}
      {isSelected && browsers > 1 && (
        <p className="alerts-note">
          {plural(browsers, { one: '# browser is notified.', other: '# browsers are notified.' })}
        </p>
      )}
    </>
  );
}
