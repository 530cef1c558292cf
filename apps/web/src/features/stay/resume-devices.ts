import type { LocalMedia } from '@anteroom/media';

/**
 * Takes camera and microphone up again after a reload, where the person has allowed both before; else the page offers a
 * button, since a question that nobody expects is mostly denied (E2).
 * @param wantsCamera false where the caller chose to go on without
 */
export async function resumeDevices(local: LocalMedia, wantsCamera: boolean): Promise<void> {
  const { camera, microphone } = local.view();
  if (camera.status !== 'off' || microphone.status !== 'off') return;
  const wished = { camera: wantsCamera, microphone: true };
  if (await isAllowed(wantsCamera ? ['camera', 'microphone'] : ['microphone'])) {
    await local.open(wished);
  }
}

async function isAllowed(names: readonly PermissionName[]): Promise<boolean> {
  try {
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return answers.every((answer) => answer.state === 'granted');
  } catch {
    return false;
  }
}
