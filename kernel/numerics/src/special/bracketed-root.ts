/** A bracket that chords do not shrink is halved this often in between, so that nothing can stall. */
const bisectEvery = 6;
const mostSteps = 1000;

/**
 * Where a rising function crosses zero, between two places where its signs differ; to the last digits.
 *
 * Regula falsi in Illinois' form, with a bisection now and then.
 *
 * @throws {RangeError} if the signs at the ends do not differ.
 * @paper Dowell, Jarratt: A Modified Regula Falsi Method for Computing the Root of an Equation. BIT 1971.
 */
export function bracketedRoot(rising: (x: number) => number, from: number, to: number): number {
	const ends: Ends = { low: from, high: to, below: rising(from), above: rising(to) };
	if (ends.below === 0) return from;
	if (ends.above === 0) return to;
	if (!(ends.below < 0 && ends.above > 0))
		throw new RangeError(`no crossing between ${from} (${ends.below}) and ${to} (${ends.above})`);
	let at = Number.NaN;
	for (let step = 1; step <= mostSteps; step++) {
		const next = placeToTry(ends, step % bisectEvery === 0);
		if (next === at || next === ends.low || next === ends.high) return next;
		const value = rising(next);
		if (value === 0) return next;
		narrow(ends, next, value, at);
		at = next;
	}
	return at;
}

/** Two places around the root, and the values there. */
interface Ends {
	low: number;
	high: number;
	below: number;
	above: number;
}

function placeToTry({ low, high, below, above }: Ends, bisect: boolean): number {
	const chord = low + (high - low) * (below / (below - above));
	return !bisect && chord > low && chord < high ? chord : low + (high - low) / 2;
}

/** Illinois: an end that stays twice counts half, which draws the next chord across the root. */
function narrow(ends: Ends, place: number, value: number, before: number): void {
	if (value < 0) {
		if (before === ends.low) ends.above /= 2;
		[ends.low, ends.below] = [place, value];
	} else {
		if (before === ends.high) ends.below /= 2;
		[ends.high, ends.above] = [place, value];
	}
}
