import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** One hash over the contents and names of all files below `paths`, which may be files or folders; tests left out. */
export async function hashSources(root: string, paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await listFiles(root, paths)) {
    const content = await readFile(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function listFiles(root: string, paths: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of paths) {
    const kind = await stat(path.join(root, name)).catch(() => undefined);
    if (kind?.isFile()) files.push(name);
    if (!kind?.isDirectory()) continue;
    for (const entry of await readdir(path.join(root, name), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(path.relative(root, path.join(entry.parentPath, entry.name)));
    }
  }
  return files.filter((file) => !/\.test\.\w+$/.test(file) && !file.includes('/generated/')).sort();
}
