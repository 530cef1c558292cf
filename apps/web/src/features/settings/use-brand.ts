import { houseAccent } from '@anteroom/domain';
import type { MyClinic } from '@anteroom/protocol';
import { useEffect } from 'react';
import { applyAppearance, readAppearance } from '../../ui/theme.ts';

/** How a clinic's pages look. */
export type Brand = MyClinic['brand'];

/** Dresses the page in a clinic's colours while it is there; a person's own choice of light or dark goes before. */
export function useBrand(brand: Brand | undefined): void {
  const accent = brand?.accent ?? houseAccent;
  const theme = brand?.theme ?? 'device';
  const logo = logoAddress(brand);
  useEffect(() => {
    if (accent === houseAccent) return;
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = brandSheetAddress(accent);
    document.head.append(sheet);
    return () => sheet.remove();
  }, [accent]);
  useEffect(() => {
    if (logo === undefined) return;
    // For whatever draws the clinic's look outside its pages' frame.
    document.documentElement.dataset['logo'] = logo;
    return () => {
      delete document.documentElement.dataset['logo'];
    };
  }, [logo]);
  useEffect(() => {
    const own = readAppearance(document.cookie);
    if (theme === 'device' || own.theme !== 'system') return;
    applyAppearance(document.documentElement, { ...own, theme });
    return () => applyAppearance(document.documentElement, readAppearance(document.cookie));
  }, [theme]);
}

/** Where the server keeps the sheet of an accent; the number rises with how it is made. */
export function brandSheetAddress(accent: string): string {
  return `/brand/1-${accent.slice(1)}.css`;
}

/** Where a clinic's own logo is; undefined for the stand-in. */
export function logoAddress(brand: Brand | undefined): string | undefined {
  return brand?.logo.kind === 'picture' ? `/pictures/${brand.logo.hash}` : undefined;
}
