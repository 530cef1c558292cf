import { layoutOf, recordedSize, type Place } from './recorded-layout.ts';

/** Somebody in the recorded picture: theirs, or their name alone. */
export interface DrawnPerson {
  readonly name: string;
  readonly picture: HTMLVideoElement | null;
}

/** Draws everybody with their name, and whatever is shown to all. */
export function drawRecorded(
  pen: CanvasRenderingContext2D,
  people: readonly DrawnPerson[],
  shown: readonly HTMLVideoElement[],
): void {
  const places = layoutOf(people.length, shown.length);
  pen.fillStyle = '#0b1316';
  pen.fillRect(0, 0, recordedSize.width, recordedSize.height);
  shown.forEach((picture, index) => {
    const place = places.shown[index];
    if (place !== undefined) drawWhole(pen, picture, place);
  });
  people.forEach(({ name, picture }, index) => {
    const place = places.people[index];
    if (place === undefined) return;
    drawWhole(pen, picture, place);
    drawName(pen, name, place);
  });
}

/** A picture as large as its place allows, with nothing cut off. */
function drawWhole(pen: CanvasRenderingContext2D, picture: HTMLVideoElement | null, place: Place): void {
  const { left, top, width, height } = place;
  if (picture === null || picture.videoWidth === 0) {
    pen.fillStyle = '#172327';
    pen.fillRect(left, top, width, height);
    return;
  }
  const scale = Math.min(width / picture.videoWidth, height / picture.videoHeight);
  const [wide, high] = [picture.videoWidth * scale, picture.videoHeight * scale];
  pen.drawImage(picture, left + (width - wide) / 2, top + (height - high) / 2, wide, high);
}

function drawName(pen: CanvasRenderingContext2D, name: string, { left, top, width, height }: Place): void {
  if (name === '') return;
  pen.font = '24px sans-serif';
  pen.fillStyle = '#0b1316cc';
  const wide = Math.min(width - 16, pen.measureText(name).width + 24);
  pen.fillRect(left + 8, top + height - 44, wide, 36);
  pen.fillStyle = '#ffffff';
  pen.fillText(name, left + 20, top + height - 18, wide - 24);
}
