import { encode } from 'uqr';
import { html, type Html } from '../html.ts';

/** A QR code as a picture of squares, dark on light in every theme. @param label what a screen reader says of it */
export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">
    <path d="${path}" />
  </svg>`;
}
