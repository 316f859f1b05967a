/**
 * Renders the PNGs in static/icons out of icon.svg: run by hand (`node scripts/site/icons.mjs`)
 * when the mark changes, and committed, so that a build needs no browser.
 *
 * The mark's colours all lie on one line from teal to white, so a small palette holds them; that
 * makes the files a quarter of what the browser writes.
 */
import { chromium } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { findBrowser } from '../lib/browser.mjs';

const FOLDER = 'static/icons';
const TEAL = [0x0b, 0x4f, 0x6c];
const SHADES = 11;
const ALPHAS = 4;

/**
 * `mark` is how much of the square the mark takes: a maskable icon's edge may be cut off.
 * Without `rounded` the square is full, for systems that cut it into their own shape.
 */
const ICONS = [
	{ name: 'icon-180', size: 180, mark: 1, rounded: false },
	{ name: 'icon-192', size: 192, mark: 1, rounded: true },
	{ name: 'icon-512', size: 512, mark: 1, rounded: true },
	{ name: 'icon-maskable-512', size: 512, mark: 0.86, rounded: false },
];

const svg = readFileSync(`${FOLDER}/icon.svg`, 'utf8');
const { path } = await findBrowser();
const browser = await chromium.launch({
	...(path && { executablePath: path }),
	args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
for (const { name, size, mark, rounded } of ICONS) {
	const page = await browser.newPage();
	const pixels = await page.evaluate(draw, {
		source: rounded ? svg : svg.replace(/ rx="\d+"/u, ''),
		size,
		mark,
		ground: rounded ? '' : '#fff',
	});
	writeFileSync(`${FOLDER}/${name}.png`, encode(Uint8Array.from(pixels), size));
	await page.close();
}
await browser.close();

/**
 * In the browser.
 *
 * @param {{ source: string, size: number, mark: number, ground: string }} icon
 */
async function draw({ source, size, mark, ground }) {
	const image = new Image(size, size);
	image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
	await image.decode();
	const context = new OffscreenCanvas(size, size).getContext('2d');
	if (!context) throw new Error('No canvas');
	if (ground) {
		context.fillStyle = ground;
		context.fillRect(0, 0, size, size);
	}
	const edge = (size * (1 - mark)) / 2;
	context.drawImage(image, edge, edge, size * mark, size * mark);
	return [...context.getImageData(0, 0, size, size).data];
}

/**
 * @param {Uint8Array} rgba
 * @param {number} size
 */
function encode(rgba, size) {
	const colours = [];
	for (let i = 0; i < SHADES; i++) {
		const white = i / (SHADES - 1);
		colours.push(...TEAL.map((part) => Math.round(part + (255 - part) * white)));
	}
	for (let i = 0; i < ALPHAS; i++) colours.push(255, 255, 255);
	const alphas = [
		...Array(SHADES).fill(255),
		...Array.from({ length: ALPHAS }, (_, i) => Math.round((i * 255) / ALPHAS)),
	];

	const rows = Buffer.alloc(size * (size + 1));
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const [red = 0, , , alpha = 0] = rgba.subarray((y * size + x) * 4);
			const white = (red - 0x0b) / (255 - 0x0b);
			rows[y * (size + 1) + 1 + x] =
				alpha > 250
					? Math.round(Math.max(0, white) * (SHADES - 1))
					: SHADES + Math.min(ALPHAS - 1, Math.round((alpha * ALPHAS) / 255));
		}
	}
	const EIGHT_BITS_INDEXED = [8, 3, 0, 0, 0];
	const header = Buffer.alloc(8);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', Buffer.concat([header, Buffer.from(EIGHT_BITS_INDEXED)])),
		chunk('PLTE', Buffer.from(colours)),
		chunk('tRNS', Buffer.from(alphas)),
		chunk('IDAT', zlib.deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const length = Buffer.alloc(4);
	const check = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** Node has one of its own only from 22.2 on. @param {Buffer} bytes */
function crc32(bytes) {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}
