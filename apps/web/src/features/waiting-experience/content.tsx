import { hostOf, readPolicyText, type PolicyBlock, type PolicyInline, type ShownPiece } from '@anteroom/domain';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import './waiting-experience.css';

/** A clinic's own content for those who wait, in its order (E6). Whatever it wrote is text; nothing of others is loaded. */
export function WaitingContent({ pieces }: { readonly pieces: readonly ShownPiece[] }): ReactElement | null {
  const { t } = useLingui();
  if (pieces.length === 0) return null;
  return (
    <section className="wait-content card" aria-label={t`From the clinic`}>
      {pieces.map((piece) => (
        <Piece key={piece.id} piece={piece} />
      ))}
    </section>
  );
}

function Piece({ piece }: { readonly piece: ShownPiece }): ReactElement {
  switch (piece.kind) {
    case 'text':
      return (
        <div className="wait-text" dir="auto" lang={piece.language}>
          {readPolicyText(piece.text).map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </div>
      );
    case 'picture':
      return (
        <img
          className="wait-picture"
          src={`/waiting-files/${piece.hash}`}
          width={piece.width}
          height={piece.height}
          alt={piece.description}
          loading="lazy"
          decoding="async"
        />
      );
    case 'document':
      return <Leaflet piece={piece} />;
    case 'video':
      return <Video piece={piece} />;
  }
}

function Leaflet({ piece }: { readonly piece: Extract<ShownPiece, { kind: 'document' }> }): ReactElement {
  const { i18n } = useLingui();
  const size = i18n.number(Math.max(1, Math.round(piece.size / 1_000)), { style: 'unit', unit: 'kilobyte' });
  return (
    <a className="wait-way" href={`/waiting-files/${piece.hash}`} download={`${piece.title}.pdf`}>
      <Icon name="copy" size="l" />
      <span>
        <b dir="auto">{piece.title}</b>
        <small>
          <Trans>PDF, {size}</Trans>
        </small>
      </span>
    </a>
  );
}

/** Nothing of the other website is loaded before somebody has read where it leads and has pressed it. */
function Video({ piece }: { readonly piece: Extract<ShownPiece, { kind: 'video' }> }): ReactElement {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const host = hostOf(piece.url);
  return (
    <>
      <button type="button" className="wait-way" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        <Icon name="screen" size="l" />
        <span>
          <b dir="auto">{piece.title}</b>
          <small>
            <Trans>
              Video on <bdi>{host}</bdi>
            </Trans>
          </small>
        </span>
      </button>
      <Dialog
        title={t`Open the video?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t`Cancel`}</Button>
            <a
              className="btn btn-primary"
              href={piece.url}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => setAsking(false)}
            >
              {t`Open ${host}`}
            </a>
          </>
        }
      >
        <p>
          <Trans>
            It opens in a new page, on <bdi>{host}</bdi>. That website learns that somebody watches. You keep your place
            here.
          </Trans>
        </p>
      </Dialog>
    </>
  );
}

function Block({ block }: { readonly block: PolicyBlock }): ReactElement {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.content.map(inline)}</h2>;
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
