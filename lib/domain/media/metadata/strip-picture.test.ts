import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { type PictureType, stripPicture } from './strip-picture';

const PLACE = 'Secret Lane 7';
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="59,54.8N">${PLACE}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const EXIF = {
  IFD0: { Make: 'SecretCam', Model: 'M-1', Copyright: PLACE },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 54/1 48/1', GPSLongitudeRef: 'E', GPSLongitude: '10/1 44/1 0/1' },
};

const photo = (width = 64, height = 48) =>
  sharp({
    create: { width, height, channels: 3, background: '#a63', noise: { type: 'gaussian', mean: 120, sigma: 60 } },
  });
const encoders = {
  'image/jpeg': (image: Sharp) => image.jpeg({ progressive: true, quality: 80 }),
  'image/png': (image: Sharp) => image.png(),
  'image/webp': (image: Sharp) => image.webp(),
  'image/gif': (image: Sharp) => image.gif(),
} satisfies Record<PictureType, (image: Sharp) => Sharp>;
const taken = (type: PictureType, orientation = 1): Promise<Buffer> =>
  encoders[type](
    photo().withExif(EXIF).withXmp(XMP).withIccProfile('p3').withMetadata({ orientation, density: 72 }),
  ).toBuffer();
const pixels = (picture: Buffer) => sharp(picture).raw().toBuffer();
const TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

describe.each(TYPES)('a %s of a camera', (type) => {
  it('loses where and with what it was taken, and not one pixel', async () => {
    const original = await taken(type);
    const before = await sharp(original).metadata();
    expect([before.exif !== undefined, before.xmp !== undefined]).toEqual([true, true]);
    const stripped = stripPicture[type](original);
    const { exif, xmp, iptc, icc } = await sharp(stripped).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(icc).toEqual(before.icc);
    for (const trace of ['SecretCam', PLACE, 'GPS']) expect(stripped.includes(trace)).toBe(false);
    expect((await pixels(stripped)).equals(await pixels(original))).toBe(true);
    expect(stripPicture[type](stripped).equals(stripped)).toBe(true);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('is still turned as EXIF said: %i', async (orientation) => {
    const original = await taken(type, orientation);
    const stripped = stripPicture[type](original);
    expect((await sharp(stripped).metadata()).orientation).toBe(orientation);
    expect(stripped.includes('SecretCam')).toBe(false);
    expect(
      (await sharp(stripped).autoOrient().raw().toBuffer()).equals(await sharp(original).autoOrient().raw().toBuffer()),
    ).toBe(true);
  });

  it('loses what follows its end', async () => {
    const original = await taken(type);
    const trailed = Buffer.concat([original, Buffer.from(`motion photo ${PLACE}`)]);
    expect(stripPicture[type](trailed).includes(PLACE)).toBe(false);
  });

  it('that is cut off anywhere throws, or holds no trace', async () => {
    const original = await taken(type);
    fc.assert(
      fc.property(fc.nat(original.length - 1), (length) => {
        try {
          return !stripPicture[type](original.subarray(0, length)).includes('SecretCam');
        } catch {
          return true;
        }
      }),
    );
  });
});

describe('a JPEG', () => {
  it('loses IPTC, comments and makers’ blocks, and keeps Adobe’s colour transform', async () => {
    const plain = await photo().jpeg().toBuffer();
    const segment = (marker: number, text: string) =>
      Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
    const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\x01');
    const extra = [
      segment(0xed, `Photoshop 3.0\0 ${PLACE}`),
      segment(0xfe, `comment ${PLACE}`),
      segment(0xe2, `MPF\0 ${PLACE}`),
      segment(0xe5, `maker ${PLACE}`),
      adobe,
    ];
    const stripped = stripPicture['image/jpeg'](Buffer.concat([plain.subarray(0, 2), ...extra, plain.subarray(2)]));
    expect(stripped.includes(PLACE)).toBe(false);
    expect(stripped.includes(adobe)).toBe(true);
    expect((await pixels(stripped)).equals(await pixels(plain))).toBe(true);
  });

  it('with restart markers and fill bytes is kept whole', async () => {
    const plain = await photo().jpeg().toBuffer();
    const filled = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xff]), plain.subarray(2)]);
    expect((await pixels(stripPicture['image/jpeg'](filled))).equals(await pixels(plain))).toBe(true);
  });
});

describe('a GIF', () => {
  it('loses comments and XMP, and moves as before', async () => {
    const frames = [photo(20, 20), photo(20, 20)].map((frame) => frame.png().toBuffer());
    const plain = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ loop: 3, delay: [50, 70] })
      .toBuffer();
    const block = (label: number, text: string) =>
      Buffer.concat([Buffer.from([0x21, label, text.length]), Buffer.from(text, 'latin1'), Buffer.from([0])]);
    const xmp = Buffer.concat([
      Buffer.from([0x21, 0xff, 11]),
      Buffer.from('XMP DataXMP'),
      Buffer.from([PLACE.length]),
      Buffer.from(PLACE),
      Buffer.from([0]),
    ]);
    const traced = Buffer.concat([
      plain.subarray(0, -1),
      block(0xfe, PLACE),
      xmp,
      Buffer.from([0x3b]),
      Buffer.from(PLACE),
    ]);
    const stripped = stripPicture['image/gif'](traced);
    expect(stripped.equals(plain)).toBe(true);
    const { pages, loop, delay } = await sharp(stripped, { animated: true }).metadata();
    expect({ pages, loop, delay }).toEqual({ pages: 2, loop: 3, delay: [50, 70] });
  });
});
