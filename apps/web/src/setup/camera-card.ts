import type { DeviceState, LocalMedia } from '@anteroom/media';

/** What the card says of the camera; each has its own words in the page. */
type CardState = 'asking' | 'works' | 'off' | 'denied' | 'missing' | 'busy' | 'insecure';

/**
 * Shows the camera's picture and state, and lets a person turn it on and off. Nothing is asked of the browser before
 * somebody presses a button that says what will be asked, unless the site was allowed before (E2).
 */
export function bindCameraCard(document: Document, local: LocalMedia): void {
  const picture = new MediaStream();
  const show = (): void => showView(document, local, picture);
  local.subscribe(show);
  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button') : null;
    if (pressed === null) return;
    const toggled = pressed.dataset['toggle'];
    const { camera, microphone } = local.view();
    if (pressed.hasAttribute('data-try-again')) void openBoth(local);
    else if (toggled === 'camera' && camera.status === 'off' && microphone.status === 'off') {
      // The first press asks for both at once: one question is easier than two.
      void openBoth(local);
    } else if (toggled === 'camera') void local.setCamera(camera.status !== 'on');
    else if (toggled === 'microphone') void local.setMicrophone(microphone.status !== 'on');
  });
  show();
  showTabletWords(document);
  void startWhereAllowed(local);
}

/** Which words fit the state of a camera. */
export function cardStateOf(camera: DeviceState): CardState {
  switch (camera.status) {
    case 'off':
      return 'off';
    case 'opening':
      return 'asking';
    case 'on':
      return 'works';
    case 'refused':
      return camera.reason === 'unsupported' ? 'insecure' : camera.reason;
  }
}

/** An iPad says that it is a Mac: only its screen tells it apart. */
function showTabletWords(document: Document): void {
  if (navigator.maxTouchPoints < 2) return;
  for (const words of document.querySelectorAll<HTMLElement>('[data-tablet-words]')) {
    words.hidden = false;
    words.previousElementSibling?.setAttribute('hidden', '');
  }
}

async function openBoth(local: LocalMedia): Promise<void> {
  await local.open({ camera: true, microphone: true });
}

/** Starts without asking where the person has allowed both before; a browser that can't say is not asked. */
async function startWhereAllowed(local: LocalMedia): Promise<void> {
  try {
    const [camera, microphone] = await Promise.all([
      navigator.permissions.query({ name: 'camera' }),
      navigator.permissions.query({ name: 'microphone' }),
    ]);
    if (camera.state === 'granted' && microphone.state === 'granted') await openBoth(local);
  } catch {
    // Older browsers don't know these names: the person presses the button.
  }
}

function showView(document: Document, local: LocalMedia, picture: MediaStream): void {
  const { camera, microphone, tracks } = local.view();
  const state = cardStateOf(camera);
  for (const text of document.querySelectorAll<HTMLElement>('[data-camera]')) {
    text.hidden = text.dataset['camera'] !== state;
  }
  for (const track of picture.getTracks()) if (track !== tracks.video) picture.removeTrack(track);
  if (tracks.video !== null) picture.addTrack(tracks.video);
  for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-preview]')) {
    video.hidden = state !== 'works';
    // A stream without a track would hold the page's load event back for ever.
    const source = tracks.video === null ? null : picture;
    if (video.srcObject !== source) video.srcObject = source;
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-try-again]')) {
    button.hidden = camera.status !== 'refused';
  }
  showToggle(document, 'camera', camera.status === 'on');
  showToggle(document, 'microphone', microphone.status === 'on');
}

function showToggle(document: Document, device: string, on: boolean): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`[data-toggle="${device}"]`)) {
    // As the server writes it, nobody would answer a press.
    button.disabled = false;
    button.setAttribute('aria-pressed', String(on));
    for (const label of button.querySelectorAll<HTMLElement>('[data-on]')) label.hidden = !on;
    for (const label of button.querySelectorAll<HTMLElement>('[data-off]')) label.hidden = on;
  }
}
