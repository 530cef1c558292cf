import { isSlug, placeNameLimit } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import './name-fields.css';

/** What is wrong with a name or a slug. */
export interface NameProblems {
  readonly name?: 'missing';
  readonly slug?: 'malformed' | 'taken';
}

export function nameProblems({ name, slug }: { readonly name: string; readonly slug: string }): NameProblems {
  return {
    ...(name.trim() === '' ? { name: 'missing' as const } : {}),
    ...(isSlug(slug) ? {} : { slug: 'malformed' as const }),
  };
}

export interface NameFieldsProps {
  readonly name: string;
  readonly slug: string;
  readonly kind: 'clinic' | 'organisation';
  readonly problems: NameProblems;
  readonly isDisabled?: boolean;
  readonly onName: (name: string) => void;
  readonly onSlug: (slug: string) => void;
}

/** What a clinic or an organisation is called, and the end of its links. */
export function NameFields({
  name,
  slug,
  kind,
  problems,
  isDisabled = false,
  onName,
  onSlug,
}: NameFieldsProps): ReactElement {
  const { t } = useLingui();
  const words = {
    malformed: t`Use 2 to 60 small letters, digits and single hyphens.`,
    taken: t`This link is taken already. Choose another.`,
  };
  return (
    <>
      <TextField
        label={t`Name`}
        value={name}
        maxLength={placeNameLimit}
        isRequired
        isDisabled={isDisabled}
        error={problems.name === undefined ? undefined : t`Please write a name.`}
        onChange={onName}
      />
      <TextField
        label={kind === 'clinic' ? t`End of the clinic link` : t`End of the organisation’s address`}
        hint={t`Old links go on working after a change.`}
        value={slug}
        dir="ltr"
        maxLength={60}
        isRequired
        isDisabled={isDisabled}
        error={problems.slug === undefined ? undefined : words[problems.slug]}
        onChange={(text) => onSlug(text.toLowerCase())}
      />
    </>
  );
}
