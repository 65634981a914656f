import { existsSync, statSync } from 'node:fs';
import type { Catalogue } from '@marquee/catalogue';
import type { TitleSpace } from '@marquee/embeddings';
import { vectorsOf } from '@marquee/retrieval/vectors';
import type { Meaning } from '@marquee/search';
import {
	keywordIndex,
	readSemantics,
	reciprocalRankFusion,
	type Semantics,
	trainSemantics,
	writeSemantics,
} from '@marquee/semantic';
import { seededRandom, type TitleId } from '@marquee/units';

/** Ten thousand titles take some five seconds and 12 MB, and both grow with the titles: above, descriptions are answered without meaning. */
const mostTitles = 200_000;

/** Learns what words mean from what the catalogue says and from who watches what, and keeps it; a service takes it over. */
export async function keepMeaning(
	path: string,
	{ titles }: Pick<Catalogue, 'titles'>,
	taste?: TitleSpace,
): Promise<void> {
	if (titles.length === 0 || titles.length > mostTitles) return;
	const random = seededRandom(0, 'meaning'); // of the same catalogue the same meaning
	const semantics = trainSemantics({ titles, random, ...(taste !== undefined && { taste }) });
	await writeSemantics(path, semantics);
}

/** What is kept of meaning, looked for anew when the file has changed. */
export interface KeptMeaning {
	readonly now: () => Meaning | undefined;
	/** Takes over what was learnt since. @throws {Failure} as `readSemantics`; what was there stays. */
	readonly follow: () => Promise<void>;
}

/** Meaning by catalogue index, from the file that `keepMeaning` writes; none before there is one. */
export function keptMeaning(path: string, catalogue: Catalogue): KeptMeaning {
	let meaning: Meaning | undefined;
	let readAtMs: number | undefined;
	return {
		now: () => meaning,
		follow: async () => {
			if (!existsSync(path)) return;
			const { mtimeMs } = statSync(path);
			if (mtimeMs === readAtMs) return;
			readAtMs = mtimeMs;
			meaning = meaningOf(await readSemantics(path), catalogue);
		},
	};
}

/** Beside the very words, which point sharply where they are said, meaning has this say: it fills up. */
const sayOfMeaning = 0.3;

function meaningOf(semantics: Semantics, catalogue: Catalogue): Meaning {
	const indices = semantics.titleIds.map((id) => catalogue.indexOf(id as TitleId));
	const rowOf = new Map(
		indices.flatMap((index, row) => (index === undefined ? [] : [[index, row]])),
	);
	const keywords = keywordIndex({ titles: catalogue.titles });
	const vectors = vectorsOf({ values: semantics.vectors, width: semantics.width });
	const near = (query: Float32Array | undefined, limit: number) => {
		if (query === undefined) return [];
		const found = vectors.nearest(query, limit);
		return Array.from(found.indices, (row, place) => ({
			row,
			score: found.scores[place]!,
		})).flatMap(({ row, score }) => {
			const index = indices[row]; // titles that left the catalogue since are passed over
			return index === undefined ? [] : [{ index, score }];
		});
	};
	return {
		titlesAbout: (text, locale, limit) =>
			reciprocalRankFusion([
				{ ranked: keywords.saying(text, limit, locale).map(({ title }) => title) },
				{
					ranked: near(semantics.embedQuery(text, locale), limit).map(({ index }) => index),
					weight: sayOfMeaning,
				},
			])
				.slice(0, limit)
				.map(({ item: index, score }) => ({ index, score })),
		titlesLike: (title, limit) => {
			const row = rowOf.get(title);
			if (row === undefined) return [];
			return near(semantics.embedTitle(row), limit + 1)
				.filter(({ index }) => index !== title)
				.slice(0, limit);
		},
	};
}
