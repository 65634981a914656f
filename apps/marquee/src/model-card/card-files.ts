import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Manifest } from '@marquee/foundation';
import { type EpochMs, Failure } from '@marquee/units';
import { cardHtml } from './card-html.ts';
import type { ModelCard } from './model-card.ts';

/** Where a bundle's card lies. Not among its files: it tells of other bundles too, and may be written again. */
export const cardPath = (folder: string, bundle: string, kind: 'html' | 'json'): string =>
	join(folder, `${bundle}.${kind}`);

/** Writes the card for people and for programs; each file is there whole or not at all. */
export async function writeCard(folder: string, card: ModelCard): Promise<void> {
	await mkdir(folder, { recursive: true });
	const contents = { json: `${JSON.stringify(card)}\n`, html: cardHtml(card) } as const;
	for (const kind of ['json', 'html'] as const) {
		const path = cardPath(folder, card.bundle, kind);
		await writeFile(`${path}.new`, contents[kind]);
		await rename(`${path}.new`, path);
	}
}

/** All that a bundle's own folder says, as a card of which nothing else is known. */
export async function cardOfBundle(path: string, writtenAt: EpochMs): Promise<ModelCard> {
	const bytes = await readFile(join(path, 'manifest.json'), 'utf8');
	const { curve, ...manifest } = JSON.parse(bytes) as Manifest;
	return {
		format: 1,
		bundle: basename(path),
		writtenAt,
		data: null,
		manifest,
		curve,
		evaluation: { notEvaluated: 'it was not trained here' },
		parent: null,
		timeSplit: null,
	};
}

/**
 * The bundle's card; `undefined` where none was written, as for bundles of before there were cards.
 *
 * @throws {Failure} `card-unreadable` if what lies there is no card.
 */
export async function readCard(folder: string, bundle: string): Promise<ModelCard | undefined> {
	const path = cardPath(folder, bundle, 'json');
	if (!existsSync(path)) return undefined;
	try {
		const card = JSON.parse(await readFile(path, 'utf8')) as ModelCard;
		if (card.format !== 1) throw new TypeError(`format ${String(card.format)}, not 1`);
		return card;
	} catch (cause) {
		throw new Failure('card-unreadable', {
			responsible: 'dependency',
			what: `the card cannot be read: ${(cause as Error).message}`,
			where: path,
			remedy: 'Remove it: it says nothing that a new training would not say again.',
			cause,
		});
	}
}
