import { oncePerCatalogue } from '@marquee/catalogue';

/** Arrays that requests borrow, one after the other. */
export interface LentArrays<Lent> {
	/** One that nobody else holds. */
	readonly lend: () => Lent;
	/** Takes one back, to be lent again as it is: whoever gives it back reads it no more. */
	readonly giveBack: (lent: Lent) => void;
}

/** So many wait to be lent: more requests at once are rare, and each of theirs may be megabytes. */
const mostWaiting = 4;

/**
 * Lends what `make` makes, and makes more where all of it is lent. What is never given back is lost to the garbage collector, and
 * nothing else happens: a request that fails need not care.
 *
 * For arrays as long as a catalogue: memory outside the heap counts as pressure, and a few megabytes a page make V8 mark all of the heap
 * every few pages.
 */
export function lentArrays<Lent>(make: () => Lent): LentArrays<Lent> {
	const waiting: Lent[] = [];
	return {
		lend: () => waiting.pop() ?? make(),
		giveBack: (lent) => {
			if (waiting.length < mostWaiting) waiting.push(lent);
		},
	};
}

/** A mark for each title of a catalogue, all 0: whoever gives them back has wiped them. */
export const lentMarks = oncePerCatalogue(({ size }) => lentArrays(() => new Uint8Array(size)));
