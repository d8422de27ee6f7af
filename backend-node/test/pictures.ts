import { crc32 } from 'node:zlib';
import sharp from 'sharp';

const RED = { r: 255, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 255 };

/** A landscape, red on its left and blue on its right. */
function landscape() {
  const half = { width: 300, height: 300, channels: 3 as const, background: RED };
  return sharp({ create: half }).extend({ right: 300, background: BLUE });
}

/** As a telephone that is held upright writes it: lying, with a note to turn it, and a place. */
export function photograph(): Promise<Buffer> {
  return landscape()
    .withExif({
      IFD0: { Make: 'Secret Camera', Copyright: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 30/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export function picture(
  format: 'png' | 'webp' | 'gif' | 'avif' | 'jpeg' | 'tiff',
): Promise<Buffer> {
  return landscape().toFormat(format).toBuffer();
}

/** Two frames, the first red and the second blue. */
export async function animation(): Promise<Buffer> {
  const frame = (background: typeof RED) =>
    sharp({ create: { width: 100, height: 100, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame(RED), await frame(BLUE)];
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** A whole picture of 64 million pixels, in some kilobytes. */
export function vast(): Promise<Buffer> {
  const create = { width: 8000, height: 8000, channels: 3 as const, background: RED };
  return sharp({ create }).toColourspace('b-w').png().toBuffer();
}

/** A PNG of some bytes that says to be of so many pixels. */
export function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(64)),
    chunk('IEND'),
  ]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
