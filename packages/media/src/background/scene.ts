/** What is behind a person: their own room, blurred, one of our pictures, or the clinic's colours with its logo (C5). */
export type Scene =
  | { readonly kind: 'blur'; readonly strength: 'light' | 'strong' }
  | { readonly kind: 'picture'; readonly picture: ScenePicture }
  | { readonly kind: 'brand'; readonly brand: Brand };

/** Pictures that are drawn here: nothing is loaded for them. */
export const scenePictures = ['morning', 'sand', 'evening'] as const;
export type ScenePicture = (typeof scenePictures)[number];

/** How a clinic looks. */
export interface Brand {
  /** Any colour of CSS. */
  readonly colour: string;
  readonly logo: ImageBitmap | null;
}

type Context = OffscreenCanvasRenderingContext2D;

/** Quiet colours: a wall, and light from a side. */
const walls: Readonly<Record<ScenePicture, { readonly top: string; readonly low: string; readonly light: string }>> = {
  morning: { top: '#e4edf0', low: '#b4c8cf', light: '#ffffff' },
  sand: { top: '#efe6d8', low: '#cdb898', light: '#fff8ea' },
  evening: { top: '#33474f', low: '#182429', light: '#5f7d86' },
};

/** Draws what is behind a person; the blurred room is none of these. */
export function paintScene(context: Context, scene: Exclude<Scene, { kind: 'blur' }>): void {
  if (scene.kind === 'picture') paintWall(context, walls[scene.picture]);
  else paintBrand(context, scene.brand);
}

function paintWall(context: Context, { top, low, light }: (typeof walls)[ScenePicture]): void {
  const { width, height } = context.canvas;
  const wall = context.createLinearGradient(0, 0, 0, height);
  wall.addColorStop(0, top);
  wall.addColorStop(1, low);
  fill(context, wall);
  const lamp = context.createRadialGradient(width * 0.2, height * 0.1, 0, width * 0.2, height * 0.1, width * 0.8);
  lamp.addColorStop(0, light);
  lamp.addColorStop(1, 'transparent');
  context.globalAlpha = 0.6;
  fill(context, lamp);
  context.globalAlpha = 1;
}

/** Parts of the picture's height. */
const logoHeight = 0.16;
const logoEdge = 0.05;

function paintBrand(context: Context, { colour, logo }: Brand): void {
  const { width, height } = context.canvas;
  fill(context, colour);
  const shade = context.createLinearGradient(0, 0, width * 0.4, height);
  shade.addColorStop(0, 'rgb(255 255 255 / 22%)');
  shade.addColorStop(1, 'rgb(0 0 0 / 28%)');
  fill(context, shade);
  if (logo === null) return;
  const size = Math.min((logoHeight * height) / logo.height, (0.3 * width) / logo.width);
  const [wide, high, edge] = [logo.width * size, logo.height * size, logoEdge * height];
  const [left, top, room] = [width - edge - wide, edge, edge / 3];
  // A logo was made for paper, whatever the colour round it.
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.roundRect(left - room, top - room, wide + 2 * room, high + 2 * room, room);
  context.fill();
  context.drawImage(logo, left, top, wide, high);
}

function fill(context: Context, style: string | CanvasGradient): void {
  context.fillStyle = style;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}
