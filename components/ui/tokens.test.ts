import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

type Oklch = readonly [lightness: number, chroma: number, hue: number];

function tokensIn(selector: RegExp): Map<string, Oklch> {
  const block = css.match(selector)?.[1];
  if (block === undefined) throw new Error(`globals.css has no block ${selector}`);
  const found = block.matchAll(/--color-([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map(Array.from(found, ([, name, l, c, h]) => [String(name), [Number(l), Number(c), Number(h)] as const]));
}

/** WCAG relative luminance of an oklch colour, clipped to sRGB as a screen would. */
function luminance([l, c, h]: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const light = tokensIn(/@theme \{([\s\S]*?)\n\}/);
const dark = tokensIn(/\n\.dark \{([\s\S]*?)\n\}/);
const PLANES = ['canvas', 'background', 'surface', 'sunken', 'hover', 'overlay'];
const TONES = ['accent', 'success', 'warning', 'danger'];

const TEXT: [string, string][] = [
  ...PLANES.flatMap((plane): [string, string][] => [
    ['foreground', plane],
    ['muted', plane],
    ...TONES.map((tone): [string, string] => [`${tone}-text`, plane]),
  ]),
  ...['background', 'surface', 'overlay'].map((plane): [string, string] => ['placeholder', plane]),
  ...TONES.map((tone): [string, string] => [`${tone}-text`, `${tone}-subtle`]),
  ['muted', 'accent-subtle'],
  ['foreground', 'accent-subtle'],
  ['accent-foreground', 'accent'],
  ['accent-foreground', 'accent-hover'],
  ['danger-foreground', 'danger'],
  ['danger-foreground', 'danger-hover'],
];

const CONTROLS: [string, string][] = ['canvas', 'background', 'surface', 'sunken', 'overlay'].flatMap((plane) =>
  ['control', 'ring', ...TONES].map((name): [string, string] => [name, plane]),
);

describe.each([
  ['light', light],
  ['dark', new Map([...light, ...dark])],
] as const)('the %s theme', (_, tokens) => {
  const ratio = (front: string, back: string): number => {
    const [one, other] = [tokens.get(front), tokens.get(back)];
    if (!one || !other) throw new Error(`No token ${one ? back : front} in globals.css`);
    return contrast(one, other);
  };

  test.each(TEXT)('writes %s on %s at 4.5:1 or more', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(CONTROLS)('draws %s on %s at 3:1 or more', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
});

test('the dark theme redefines every colour that the light theme has', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});

test('black on white is 21:1', () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
});
