import { isIdentifier } from '@marquee/units';
import type {
	EmbeddingKind,
	EmbeddingTable,
	EmbeddingVersion,
	Precision,
	Retention,
	Which,
} from './embedding-store.ts';

/** A version's name is a folder's too. */
const versionPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** What is known of a table once it is kept. */
export const versionOf = <K extends EmbeddingKind>(
	{ kind, version, asOf, width, ids }: EmbeddingTable<K>,
	precision: Precision,
): EmbeddingVersion<K> => ({ kind, version, asOf, width, count: ids.length, precision });

/** Older first; of two as old, by name. */
export const byAge = (
	a: EmbeddingVersion<EmbeddingKind>,
	b: EmbeddingVersion<EmbeddingKind>,
): number => a.asOf - b.asOf || (a.version < b.version ? -1 : 1);

/** The version that is meant, of versions from old to new. */
export function chosen<K extends EmbeddingKind>(
	versions: readonly EmbeddingVersion<K>[],
	which: Which | undefined,
): EmbeddingVersion<K> | undefined {
	if (which === undefined) return versions.at(-1);
	return 'version' in which
		? versions.find(({ version }) => version === which.version)
		: versions.findLast(({ asOf }) => asOf <= which.at);
}

/** Those that need not stay, of versions from old to new. */
export function outdated<K extends EmbeddingKind>(
	versions: readonly EmbeddingVersion<K>[],
	{ newest, since = Infinity as never }: Retention,
): readonly EmbeddingVersion<K>[] {
	if (!(Number.isInteger(newest) && newest >= 1))
		throw new RangeError(`the newest ${newest} are to stay: at least one must`);
	return versions.slice(0, -newest).filter(({ asOf }) => asOf < since);
}

/** @throws {RangeError} as `EmbeddingStore.put` promises. */
export function requireKeepable(
	{ version, width, ids, vectors }: EmbeddingTable<EmbeddingKind>,
	precision: Precision,
): void {
	if (!versionPattern.test(version))
		throw new RangeError(`a version cannot be called ${JSON.stringify(version)}`);
	if (!(Number.isInteger(width) && width > 0 && vectors.length === ids.length * width))
		throw new RangeError(`${vectors.length} numbers for ${ids.length} rows of width ${width}`);
	const most = precision === 'f16' ? largestHalf : Number.MAX_VALUE;
	const wrong = vectors.findIndex((value) => !(Math.abs(value) < most));
	if (wrong >= 0)
		throw new RangeError(
			`${ids[Math.floor(wrong / width)]} has ${vectors[wrong]}, which ${precision} cannot keep`,
		);
	const malformed = ids.find((id) => !isIdentifier(id));
	if (malformed !== undefined) throw new RangeError(`${JSON.stringify(malformed)} is no id`);
}

/** From here on half precision rounds to infinity. */
const largestHalf = 65_520;
