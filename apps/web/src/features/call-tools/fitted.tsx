import type { CSSProperties, ReactElement, ReactNode } from 'react';

export interface FittedProps {
  /** Width by height. */
  readonly ratio: number;
  readonly children: ReactNode;
}

/** The largest box of this shape that the place has room for; whatever lies in it lies at the same points everywhere. */
export function Fitted({ ratio, children }: FittedProps): ReactElement {
  const style: CSSProperties & Record<'--ratio', string> = { '--ratio': String(ratio) };
  return (
    <div className="fitted">
      <div className="fitted-box" style={style}>
        {children}
      </div>
    </div>
  );
}
