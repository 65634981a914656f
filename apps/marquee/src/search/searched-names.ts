import { readyReadings } from '@marquee/language';
import { gramIndex, type NamedEntity, type NameSearch } from '@marquee/names';
import { needReadings } from '../serving/search/with-readings.ts';
import type { Built } from './search-report.ts';

/** The index that the product searches, with all its dictionaries, over these entities; and what it took to build. */
export async function builtNames(
	entities: readonly NamedEntity[],
): Promise<{ readonly names: NameSearch; readonly built: Built }> {
	if (needReadings(entities)) await readyReadings();
	const begun = performance.now();
	const names = gramIndex();
	await names.put(entities);
	await names.maintain();
	const buildSeconds = (performance.now() - begun) / 1_000;
	const bytes = bytesOf(names.contents().segments.map(({ columns }) => columns));
	return { names, built: { buildSeconds, bytes, titles: entities.length } };
}

/** The length of all typed arrays in this, which is what an index consists of. */
function bytesOf(columns: object): number {
	if (ArrayBuffer.isView(columns)) return columns.byteLength;
	const parts = Object.values(columns).filter((part) => typeof part === 'object');
	return parts.reduce((sum: number, part: object) => sum + bytesOf(part), 0);
}
