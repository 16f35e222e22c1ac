/** The few bits of H.264 that a still picture needs: one intra frame of raw samples, then frames that repeat it. */
export interface AvcSize {
  /** In macroblocks of 16 × 16 pixels. */
  columns: number;
  rows: number;
}

type Pixel = (x: number, y: number) => { luma: number; blue: number; red: number };

const NAL = { delta: 0x41, key: 0x65, sequence: 0x67, picture: 0x68 } as const;
const RAW_MACROBLOCK = 25;
const FRAME_NUMBERS = 16;

class BitWriter {
  private readonly bytes: number[] = [];
  private current = 0;
  private used = 0;

  bits(value: number, count: number): this {
    for (let bit = count - 1; bit >= 0; bit--) {
      this.current = (this.current << 1) | ((value >> bit) & 1);
      if (++this.used === 8) this.flush();
    }
    return this;
  }

  /** Exponential Golomb codes, as the standard writes most of its numbers. */
  numbers(...values: number[]): this {
    for (const value of values) {
      const width = Math.floor(Math.log2(value + 1));
      this.bits(0, width).bits(value + 1, width + 1);
    }
    return this;
  }

  align(): this {
    return this.used === 0 ? this : this.bits(0, 8 - this.used);
  }

  /** The unit's bytes, ended and without the patterns that only start codes may hold. */
  unit(header: number): Buffer {
    this.bits(1, 1).align();
    const safe: number[] = [header];
    for (const byte of this.bytes) {
      if (byte <= 3 && safe.at(-1) === 0 && safe.at(-2) === 0) safe.push(3);
      safe.push(byte);
    }
    return Buffer.from(safe);
  }

  private flush(): void {
    this.bytes.push(this.current);
    this.current = 0;
    this.used = 0;
  }
}

const sequence = ({ columns, rows }: AvcSize): Buffer =>
  new BitWriter()
    .bits(0x42c01f, 24)
    .numbers(0, 0, 2, 1)
    .bits(0, 1)
    .numbers(columns - 1, rows - 1)
    .bits(0b1100, 4)
    .unit(NAL.sequence);

const picture = (): Buffer =>
  new BitWriter()
    .numbers(0, 0)
    .bits(0, 2)
    .numbers(0, 0, 0)
    .bits(0, 3)
    .numbers(0, 0, 0)
    .bits(0b100, 3)
    .unit(NAL.picture);

/** The decoder's configuration, as MP4 keeps it. */
export function avcConfig(size: AvcSize): Buffer {
  const [first, second] = [sequence(size), picture()];
  const length = (unit: Buffer): number[] => [unit.length >> 8, unit.length & 255];
  return Buffer.from([1, 0x42, 0xc0, 0x1f, 0xff, 0xe1, ...length(first), ...first, 1, ...length(second), ...second]);
}

const sized = (unit: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(unit.length);
  return Buffer.concat([length, unit]);
};

/** A picture by its pixels, unpressed. Samples are kept within 16 to 235. */
export function keyFrame({ columns, rows }: AvcSize, pixel: Pixel): Buffer {
  const writer = new BitWriter().numbers(0, 7, 0).bits(0, 4).numbers(0).bits(0, 2).numbers(0, 1);
  const sample = (value: number): void => void writer.bits(Math.min(235, Math.max(16, Math.round(value))), 8);
  for (let block = 0; block < columns * rows; block++) {
    const [left, top] = [(block % columns) * 16, Math.floor(block / columns) * 16];
    writer.numbers(RAW_MACROBLOCK).align();
    for (let at = 0; at < 256; at++) sample(pixel(left + (at % 16), top + Math.floor(at / 16)).luma);
    for (const channel of ['blue', 'red'] as const) {
      for (let at = 0; at < 64; at++) sample(pixel(left + (at % 8) * 2, top + Math.floor(at / 8) * 2)[channel]);
    }
  }
  return sized(writer.unit(NAL.key));
}

/** A frame that repeats the one before it; `number` counts from the key frame. */
export const repeatedFrame = ({ columns, rows }: AvcSize, number: number): Buffer =>
  sized(
    new BitWriter()
      .numbers(0, 5, 0)
      .bits(number % FRAME_NUMBERS, 4)
      .bits(0, 3)
      .numbers(0, 1, columns * rows)
      .unit(NAL.delta),
  );
