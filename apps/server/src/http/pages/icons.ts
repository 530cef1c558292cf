import { html, type Html } from '../html.ts';

/** The icons of the caller's pages: one path of round strokes each, on a grid of 24. */
const shapes = {
  camera:
    'M5.5 6.500H13A2.5 2.5 0 0 1 15.5 9v6a2.5 2.5 0 0 1-2.5 2.500H5.500A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2.5-2.500zM15.5 10.5 21 7.500v9l-5.5-3',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  clock: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.500V12l3 2',
  down: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  end: 'm9.5 6.5 5.5 5.5-5.5 5.5',
  eye: 'M2.8 12C4.7 8.2 8 6 12 6s7.3 2.2 9.2 6c-1.9 3.8-5.2 6-9.2 6s-7.3-2.2-9.2-6zM12 9.200a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.600z',
  globe:
    'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.500c2.5 2.4 3.7 5.2 3.7 8.500s-1.2 6.1-3.7 8.500c-2.5-2.4-3.7-5.2-3.7-8.500S9.5 5.9 12 3.500z',
  hand: 'M8 12.500V6.300a1.4 1.4 0 0 1 2.8 0V11 4.700a1.4 1.4 0 0 1 2.8 0V11 6a1.4 1.4 0 0 1 2.8 0v7.500c0 4-2.3 7-5.7 7-2.7 0-4.2-1.3-5.3-3.500l-1.9-3.700a1.4 1.4 0 0 1 2.4-1.500z',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3',
  person: 'M12 4.300a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.400zM5 20a7 7 0 0 1 14 0',
  phone:
    'M6.5 4.2 8.6 4c.6 0 1 .4 1.2 1l1 2.900c.1.5 0 1-.4 1.400L9 10.700a13.5 13.5 0 0 0 4.3 4.300l1.4-1.400c.4-.4.9-.5 1.4-.4l2.9 1c.6.2 1 .6 1 1.200l-.2 2.100c-.1 1-1 1.7-1.9 1.700A14 14 0 0 1 4.8 6.100c0-.9.7-1.8 1.7-1.900z',
  shield: 'M12 3.5 19 6v5.500c0 4.3-2.8 7.4-7 9-4.2-1.6-7-4.7-7-9V6zM9 12l2.2 2.200L15.2 10',
  speaker: 'M4 9.500h3.500l4.5-4v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11',
  start: 'm14.5 6.5-5.5 5.5 5.5 5.5',
  warn: 'M12 4.5 21 19.500H3zM12 10.500v4M12 17v.01',
} as const;

export type IconName = keyof typeof shapes;

/** An icon beside words: never the only bearer of a meaning. `kind` adds classes such as `i-s`. */
export function icon(name: IconName, kind = ''): Html {
  const classes = kind === '' ? 'i' : `i ${kind}`;
  return html`<svg class="${classes}" viewBox="0 0 24 24" aria-hidden="true"><path d="${shapes[name]}" /></svg>`;
}
