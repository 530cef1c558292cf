export type Politeness = 'polite' | 'assertive';
export type ToastTone = 'done' | 'failed';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: ToastTone;
}

export interface Announcements {
  readonly polite: string;
  readonly assertive: string;
  readonly toasts: readonly Toast[];
}

export interface Announcer {
  /** Reads a sentence to screen readers. */
  readonly announce: (text: string, politeness?: Politeness) => void;
  /** Shows a sentence at the foot of the page for eight seconds, and reads it. A failure stays until it is dismissed. */
  readonly toast: (text: string, tone?: ToastTone) => void;
  readonly dismiss: (id: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => Announcements;
}

const toastMilliseconds = 8000;

/** The announcements of one page. */
export function createAnnouncer(): Announcer {
  let now: Announcements = { polite: '', assertive: '', toasts: [] };
  let nextId = 1;
  const listeners = new Set<() => void>();

  const change = (next: Partial<Announcements>): void => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  const announce: Announcer['announce'] = (text, politeness = 'polite') => {
    // The same sentence twice is silence to a live region, so a repetition differs by a space that nobody hears.
    change({ [politeness]: now[politeness] === text ? `${text}\u00a0` : text });
  };
  const dismiss = (id: number): void => change({ toasts: now.toasts.filter((toast) => toast.id !== id) });

  return {
    announce,
    dismiss,
    toast(text, tone = 'done') {
      const id = nextId++;
      change({ toasts: [...now.toasts.slice(-2), { id, text, tone }] });
      announce(text, tone === 'failed' ? 'assertive' : 'polite');
      if (tone === 'done') setTimeout(() => dismiss(id), toastMilliseconds);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => now,
  };
}
