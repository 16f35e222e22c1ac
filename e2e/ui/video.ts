import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import { avcConfig, keyFrame, repeatedFrame } from './avc';

const FRAMES_PER_SECOND = 25;

/** In blocks of 16 pixels. */
interface Size {
  columns: number;
  rows: number;
}

/** 144 × 256 pixels: upright, 9:16. */
const SMALL: Size = { columns: 9, rows: 16 };
/** 544 × 960 pixels: as large as Facebook wants a reel. */
export const REEL: Size = { columns: 34, rows: 60 };

/** A cup of coffee from above, in the colours of the demo's roastery. */
const cup =
  ({ columns, rows }: Size) =>
  (x: number, y: number) => {
    const [width, height] = [columns * 16, rows * 16];
    const distance = Math.hypot(x - width / 2, y - height / 2) / width;
    if (distance < 0.24) return { luma: 40, blue: 118, red: 142 };
    if (distance < 0.32) return { luma: 225, blue: 122, red: 133 };
    return { luma: 70 + (y / height) * 40, blue: 112, red: 158 };
  };

/** An upright MP4 that every browser plays: one picture, shown again for four seconds. The small one has about 110 KB. */
export async function mp4(size = SMALL, seconds = 4): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const track = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(track, { frameRate: FRAMES_PER_SECOND });
  await output.start();
  const decoderConfig = {
    codec: 'avc1.42c01f',
    codedWidth: size.columns * 16,
    codedHeight: size.rows * 16,
    description: avcConfig(size),
  };
  const still = keyFrame(size, cup(size));
  const perKey = (seconds * FRAMES_PER_SECOND) / 2;
  for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
    const isKey = frame % perKey === 0;
    const bytes = isKey ? still : repeatedFrame(size, frame % perKey);
    const at = frame / FRAMES_PER_SECOND;
    await track.add(new EncodedPacket(bytes, isKey ? 'key' : 'delta', at, 1 / FRAMES_PER_SECOND), { decoderConfig });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}
