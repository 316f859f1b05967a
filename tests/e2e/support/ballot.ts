/** A participant's ballot: the address that opens it, and what its codes say to a real decoder. */
import type { BrowserContext, Page } from '@playwright/test';
import { tsImport } from 'tsx/esm/api';
import type { Pack } from '../../../src/lib/domain/workshop/session';
import { readQr } from '../../../src/lib/transfer/qr-read';
import { makeWorkshop } from './workshop';

const load = <T>(path: string): Promise<T> =>
	tsImport(`../../../src/lib/domain/workshop/${path}`, import.meta.url) as Promise<T>;

type PackLink = typeof import('../../../src/lib/domain/workshop/pack-link');
type BallotCode = typeof import('../../../src/lib/domain/workshop/ballot-code');
type File = typeof import('../../../src/lib/domain/workshop/file');
type Sequence = typeof import('../../../src/lib/domain/workshop/sequence');
type SessionRoom = typeof import('../../../src/lib/domain/workshop/session');

export const { packText } = await load<PackLink>('pack-link.ts');
export const { readBallotCode } = await load<BallotCode>('ballot-code.ts');
export const { readBallotFile, writeBallotFile, writePackFile } = await load<File>('file.ts');
export const { readSequence } = await load<Sequence>('sequence.ts');
export const { packOf } = await load<SessionRoom>('session.ts');

/** What a participant's device needs, of a workshop that is under way. */
export const makePack = (more: Partial<Pack> = {}): Pack =>
	packOf(makeWorkshop({ ...more } as object).session);

/** The page with the pack in its address, below the site. */
export const voteAddress = (pack: Pack, lang = 'en') => `${lang}/workshop/vote/#${packText(pack)}`;

/** Reads the code that is on the screen, from its pixels. */
export async function shownCode(page: Page): Promise<string | undefined> {
	const code = page.locator('[data-codes] svg[role=img]');
	await code.scrollIntoViewIfNeeded();
	return decoded(page.context(), await code.screenshot());
}

async function decoded(context: BrowserContext, png: Buffer): Promise<string | undefined> {
	// A page of its own: the app's content policy allows no such picture.
	const page = await context.newPage();
	const picture = await page.evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.width;
		canvas.height = image.height;
		const pen = canvas.getContext('2d')!;
		pen.drawImage(image, 0, 0);
		const { width, height, data } = pen.getImageData(0, 0, image.width, image.height);
		return { width, height, data: [...data] };
	}, png.toString('base64'));
	await page.close();
	return readQr({ ...picture, data: Uint8ClampedArray.from(picture.data) });
}
