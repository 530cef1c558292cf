import type { ReactElement } from 'react';

/** The door ajar. Its leaf takes `--accent`, its light `--lamp`. */
export function Mark({ size = 26 }: { readonly size?: number }): ReactElement {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path className="light" d="M7 4.500A1.5 1.5 0 0 1 8.5 3h15A1.5 1.5 0 0 1 25 4.500V27H7z" />
      <path className="light" d="M25 27h5.500L25 31H14.500z" opacity=".55" />
      <path
        className="leaf"
        d="M7 4.500A1.5 1.5 0 0 1 8.5 3h.6l9.1 2.700a1.1 1.1 0 0 1 .8 1.100v22.700a1.1 1.1 0 0 1-1.4 1.100L7 27z"
      />
      <circle className="light" cx="15.6" cy="18" r="1.35" />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Logotype(): ReactElement {
  return (
    <span className="logotype">
      <Mark />
      <span translate="no">Anteroom</span>
    </span>
  );
}

export interface ClinicLogoProps {
  /** Address of the clinic's own picture; without one a sun over water stands in. */
  readonly src?: string | undefined;
  /** Whose logo it is. */
  readonly name: string;
  readonly size?: number;
}

/** The logo of a clinic or its organisation. */
export function ClinicLogo({ src, name, size = 34 }: ClinicLogoProps): ReactElement {
  if (src !== undefined) return <img className="clinic-logo" src={src} alt={name} width={size} height={size} />;
  return (
    <svg className="clinic-logo" width={size} height={size} viewBox="0 0 48 48" role="img" aria-label={name}>
      <rect width="48" height="48" rx="11" fill="#17475c" />
      <path d="M12 29.500a12 12 0 0 1 24 0z" fill="#f3ead3" />
      <path
        d="M9 35c2.5-2.2 5-2.2 7.5 0s5 2.2 7.5 0 5-2.2 7.5 0 5 2.2 7.5 0"
        fill="none"
        stroke="#8fd0cf"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path
        d="M24 9.500v4.200M14.5 12.800l2.1 3.200M33.5 12.800l-2.1 3.2"
        stroke="#f3ead3"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
