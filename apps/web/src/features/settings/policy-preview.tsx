import { readPolicyText, type PolicyBlock, type PolicyInline } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';

/** A text as callers will read it. Nothing in it is markup. */
export function PolicyPreview({ text }: { readonly text: string }): ReactElement {
  const { t } = useLingui();
  return (
    <div className="policy-preview" role="group" aria-label={t`As callers see it`} dir="auto">
      {readPolicyText(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: PolicyBlock }): ReactElement {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.content.map(inline)}</h3>;
    case 'paragraph':
      return <p>{block.content.map(inline)}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>{item.map(inline)}</li>
          ))}
        </ul>
      );
  }
}

function inline(piece: PolicyInline, index: number): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'strong':
      return <b key={index}>{piece.text}</b>;
    case 'link':
      return (
        <a key={index} href={piece.url} target="_blank" rel="noopener noreferrer">
          {piece.text}
        </a>
      );
  }
}
