import type { Catalogue } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import { lentArrays } from './lent-arrays.ts';
import type { Tasted } from './taste.ts';

/** What is learnt of a request by looking once through the taste of a large catalogue. */
export interface Foremost {
	/**
	 * Every title whose taste reaches some floor, ascending by index: so few that whoever looks for the best of many looks here first, and
	 * through all of them only if too few are here. Absent where the catalogue is small or taste is not known.
	 */
	readonly foremost?: Int32Array;
}

/** About so many are found. */
const wanted = 2 ** 16;
/** There is room for so many; where more are equal to the floor, none are named. */
const room = 2 * wanted;
/** Below this, looking through all of a catalogue costs less than finding out whom to look at first. */
const smallCatalogue = 4 * wanted;
/** The floor is told from a sample of so many titles: right to a tenth. */
const sampled = 4_093;

/** Learns which titles a profile's taste puts first. */
export function foremost({ size }: Pick<Catalogue, 'size'>): RequestHydrator<Tasted, Foremost> {
	const lists = lentArrays(() => new Int32Array(room));
	return {
		name: 'foremost',
		onFailure: { fallback: {} }, // then all titles are looked through, and the same are found
		hydrate: ({ taste }, { atEnd }) => {
			if (taste === undefined || size < smallCatalogue) return {};
			const list = lists.lend();
			atEnd?.(() => lists.giveBack(list));
			const found = reaching(floorOf(taste), taste, list);
			return found === undefined ? {} : { foremost: found };
		},
	};
}

/** What about so many of the scores reach. */
function floorOf(scores: Float32Array): number {
	const step = Math.floor(scores.length / sampled);
	const sample = new Float32Array(sampled);
	for (let i = 0; i < sampled; i++) sample[i] = scores[i * step]!;
	return sample.sort()[sampled - Math.ceil((sampled * wanted) / scores.length)]!;
}

/** Those that reach the floor, ascending; `undefined` if there is no room for them. */
function reaching(floor: number, scores: Float32Array, into: Int32Array): Int32Array | undefined {
	let found = 0;
	for (let index = 0; index < scores.length; index++) {
		if (scores[index]! < floor) continue;
		if (found === into.length) return undefined;
		into[found++] = index;
	}
	return into.subarray(0, found);
}
