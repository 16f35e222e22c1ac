const OLDEST = [20, 19];

/** Throws when this Node is too old. Runs before any package is there, so it may use nothing but Node itself. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(
    `This is Node ${version}; ${OLDEST.join('.')} or later is needed. Install it from https://nodejs.org`,
  );
}
