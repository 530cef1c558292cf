/** A link at the foot of a caller's page, to what the clinic says elsewhere: its policies, and whom to ask (S1). */
export interface ClinicLink {
  readonly href: string;
  readonly words: string;
  /** Policies open beside the page, so that nobody loses their place by reading. */
  readonly isBeside: boolean;
}

/** The links that the server has written at the foot of the page, to be kept when the caller's program takes it over. */
export function readClinicLinks(page: ParentNode): readonly ClinicLink[] {
  return [...page.querySelectorAll<HTMLAnchorElement>('.foot nav a')].map((link) => ({
    href: link.href,
    words: link.textContent.trim().replaceAll(/\s+/g, ' '),
    isBeside: link.target === '_blank',
  }));
}
