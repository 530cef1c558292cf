export type Theme = 'system' | 'light' | 'dark';
export type Contrast = 'system' | 'more' | 'normal';

/** How the page looks: kept in two cookies, so that the server can set it before the first paint. */
export interface Appearance {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

const yearSeconds = 31_536_000;

/** Reads the person's choice from `document.cookie`; what isn't there follows the system. */
export function readAppearance(cookies: string): Appearance {
  const theme = cookieNamed(cookies, 'anteroom-theme');
  const contrast = cookieNamed(cookies, 'anteroom-contrast');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: contrast === 'more' || contrast === 'normal' ? contrast : 'system',
  };
}

/** Sets the attributes that tokens.css looks at. `system` takes them away, and the media queries decide. */
export function applyAppearance(root: HTMLElement, { theme, contrast }: Appearance): void {
  setOrRemove(root, 'data-theme', theme);
  setOrRemove(root, 'data-contrast', contrast);
}

/** Keeps the choice for a year on this device, and applies it. */
export function chooseAppearance(appearance: Appearance): void {
  writeCookie('anteroom-theme', appearance.theme);
  writeCookie('anteroom-contrast', appearance.contrast);
  applyAppearance(document.documentElement, appearance);
}

/** Writes a cookie that scripts and the server read; it holds a preference, never anything of a person. */
export function writeCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
}

function cookieNamed(cookies: string, name: string): string | undefined {
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function setOrRemove(root: HTMLElement, attribute: string, value: string): void {
  if (value === 'system') root.removeAttribute(attribute);
  else root.setAttribute(attribute, value);
}
