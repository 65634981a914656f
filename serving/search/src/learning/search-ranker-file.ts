import { hash } from 'node:crypto';
import { Failure } from '@marquee/units';
import {
	namedWeights,
	type SearchFeature,
	searchFeatures,
	type Weights,
	weightsOf,
} from '../ranking/features.ts';
import type { SearchRanker } from '../ranking/search-ranker.ts';

const format = 'marquee-search-ranker-1';

type Named = Readonly<Record<SearchFeature, number>>;

interface Written {
	readonly format: typeof format;
	readonly version: string;
	readonly everywhere: Named;
	readonly byLocale: Readonly<Record<string, Named>>;
}

/** The ranker as text: JSON with every weight by its name, locales in order, so that equal rankers are equal bytes. */
export const writtenSearchRanker = ({ version, everywhere, byLocale }: SearchRanker): string =>
	JSON.stringify({ format, version, ...content(everywhere, byLocale) }, undefined, '\t');

const content = (
	everywhere: Weights,
	byLocale: ReadonlyMap<string, Weights>,
): Omit<Written, 'format' | 'version'> => ({
	everywhere: namedWeights(everywhere),
	byLocale: Object.fromEntries(
		[...byLocale]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([locale, weights]) => [locale, namedWeights(weights)]),
	),
});

/** A version that names the weights themselves: equal weights, equal versions. */
export const contentVersion = (
	everywhere: Weights,
	byLocale: ReadonlyMap<string, Weights>,
): string => hash('sha256', JSON.stringify(content(everywhere, byLocale))).slice(0, 16);

/**
 * The ranker that was written.
 *
 * @throws {Failure} `search-ranker-unreadable` if the text is no ranker of this format, or one of other features, or was altered.
 */
export function readSearchRanker(text: string): SearchRanker {
	const { version, everywhere, byLocale } = parsed(text);
	const ranker = {
		version,
		everywhere: weightsOf(everywhere),
		byLocale: new Map(Object.entries(byLocale).map(([tag, named]) => [tag, weightsOf(named)])),
	};
	if (contentVersion(ranker.everywhere, ranker.byLocale) !== version)
		throw unreadable('has other weights than its version names');
	return ranker;
}

function parsed(text: string): Written {
	try {
		const read: unknown = JSON.parse(text);
		if (isWritten(read)) return read;
	} catch (cause) {
		throw unreadable('is no JSON', cause);
	}
	throw unreadable(`is no ${format} of the features that are ranked by`);
}

function isWritten(value: unknown): value is Written {
	if (typeof value !== 'object' || value === null) return false;
	const { format: found, version, everywhere, byLocale } = value as Partial<Written>;
	if (found !== format || typeof version !== 'string') return false;
	if (typeof byLocale !== 'object' || byLocale === null) return false;
	return areWeights(everywhere) && Object.values(byLocale).every(areWeights);
}

const areWeights = (value: unknown): value is Named =>
	typeof value === 'object' &&
	value !== null &&
	Object.keys(value).join() === searchFeatures.join() &&
	Object.values(value).every((weight) => Number.isFinite(weight));

const unreadable = (what: string, cause?: unknown): Failure =>
	new Failure('search-ranker-unreadable', {
		responsible: 'dependency',
		what: `the ranker of searches ${what}`,
		remedy: 'Learn it anew from the log of searches; until then the weights of the policy rank.',
		cause,
	});
