import type { Draft, DraftMedia, DraftProblem, ImageRendition, MediaLimits } from './draft';

/** Whole pixels cannot meet a ratio exactly. */
const TOLERANCE = 0.005;

/** What becomes of each picture that does not go out as it is. */
export function renditionNotes(
  { media }: Draft,
  { platform, name }: { platform: DraftProblem['platform']; name: string },
  limits: MediaLimits,
): DraftProblem[] {
  return media.flatMap((item, index) => {
    const rendition = limits[item.kind]?.rendition;
    if (!rendition) return [];
    const changes = changesOf(item, rendition);
    if (changes.length === 0) return [];
    const message = `Picture ${index + 1} will be ${changes.join(', ')} for ${name}; the file itself stays as it is.`;
    return [{ platform, path: `media.${index}`, code: 'rendition', message }];
  });
}

function changesOf({ mimeType, bytes, width, height }: DraftMedia, rendition: ImageRendition): string[] {
  const ratio = width === null || height === null ? null : width / height;
  const changes: string[] = [];
  if (ratio !== null && ratio < rendition.minRatio * (1 - TOLERANCE)) {
    changes.push(`fitted to ${ratioText(rendition.minRatio)} with bars at its sides`);
  }
  if (ratio !== null && ratio > rendition.maxRatio * (1 + TOLERANCE)) {
    changes.push(`fitted to ${ratioText(rendition.maxRatio)} with bars above and below`);
  }
  if (width !== null && width > rendition.maxWidth) changes.push(`scaled to a width of ${rendition.maxWidth} pixels`);
  if (!rendition.asIs.includes(mimeType)) changes.push('converted to JPEG');
  if (changes.length === 0 && bytes > rendition.maxBytes) changes.push('made smaller');
  return changes;
}

/** `4:5`, `9:16`, `1.91:1`. */
function ratioText(ratio: number): string {
  for (const height of [1, 5, 16]) {
    const width = ratio * height;
    if (Math.abs(width - Math.round(width)) < 0.001) return `${Math.round(width)}:${height}`;
  }
  return `${Number(ratio.toFixed(2))}:1`;
}
