import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readyReadings } from '@marquee/language';
import { gramIndex, type NamedEntity, type NameSearch } from '@marquee/names';
import type { Built } from './search-report.ts';

/** The index that the product searches, with all its dictionaries, over these entities; and what it took to build. */
export async function builtNames(
	entities: readonly NamedEntity[],
): Promise<{ readonly names: NameSearch; readonly built: Built }> {
	if (needReadings(entities)) await readyReadings();
	const collectGarbage = garbageCollector();
	collectGarbage();
	const before = memory();
	const begun = performance.now();
	const names = gramIndex();
	await names.put(entities);
	await names.maintain();
	const buildSeconds = (performance.now() - begun) / 1_000;
	collectGarbage();
	const bytes = Math.max(0, memory() - before);
	return { names, built: { buildSeconds, bytes, titles: entities.length } };
}

/** Whether a dictionary of Japanese, which is large, is of any use. */
const needReadings = (entities: readonly NamedEntity[]): boolean =>
	entities.some(({ names }) =>
		names.some(({ text, locale }) => locale?.startsWith('ja') || /[\u3040-\u30ff]/.test(text)),
	);

function memory(): number {
	const { heapUsed, external } = process.memoryUsage(); // external counts the array buffers
	return heapUsed + external;
}

/** Makes what is left over go, so that what an index holds can be weighed. */
function garbageCollector(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}
