import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import { avcConfig, keyFrame, repeatedFrame } from './avc';

const FRAMES_PER_SECOND = 25;
/** 144 × 256 pixels: upright, 9:16. */
const SIZE = { columns: 9, rows: 16 };
const WIDTH = SIZE.columns * 16;
const HEIGHT = SIZE.rows * 16;

/** A cup of coffee from above, in the colours of the demo's roastery. */
function cup(x: number, y: number) {
  const distance = Math.hypot(x - WIDTH / 2, y - HEIGHT / 2);
  if (distance < 34) return { luma: 40, blue: 118, red: 142 };
  if (distance < 46) return { luma: 225, blue: 122, red: 133 };
  return { luma: 70 + (y / HEIGHT) * 40, blue: 112, red: 158 };
}

/** An upright MP4 that every browser plays: one picture, shown again for four seconds. About 110 KB. */
export async function mp4(seconds = 4): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const track = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(track, { frameRate: FRAMES_PER_SECOND });
  await output.start();
  const decoderConfig = {
    codec: 'avc1.42c01e',
    codedWidth: WIDTH,
    codedHeight: HEIGHT,
    description: avcConfig(SIZE),
  };
  const still = keyFrame(SIZE, cup);
  const perKey = (seconds * FRAMES_PER_SECOND) / 2;
  for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
    const isKey = frame % perKey === 0;
    const bytes = isKey ? still : repeatedFrame(SIZE, frame % perKey);
    const at = frame / FRAMES_PER_SECOND;
    await track.add(new EncodedPacket(bytes, isKey ? 'key' : 'delta', at, 1 / FRAMES_PER_SECOND), { decoderConfig });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}
