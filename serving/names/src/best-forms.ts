import { type MatchBucket, standing, weightInEdits } from './name-search.ts';

/** A form that matches, and how. */
export interface FoundForm {
	readonly entity: number;
	readonly form: number;
	readonly cost: number;
	readonly edits: number;
	readonly bucket: MatchBucket;
}

const stepsAnEdit = 16;
const highestStep = 64 * stepsAnEdit;
/** Results on the first page: what is beyond the edits allowed is wanted only to fill it. */
export const firstPage = 10;
/** Kept beyond what is asked for, since ties are broken later. */
const spare = 8;

/**
 * For each entity the form that matches best, and from what cost on others are of no use.
 *
 * How many entities there are up to a cost is counted in sixteenths of an edit, so that the bound is known at any time.
 */
export class BestForms {
	/** A form that costs as much can be left out. */
	useless = Number.POSITIVE_INFINITY;
	readonly #places = new Map<number, number>();
	readonly #found: FoundForm[] = [];
	readonly #steps = new Uint32Array(highestStep + 1);
	#limit = 0;
	#worthFilling = 0;

	/** Begins anew: so many are wanted. */
	begin(limit: number): void {
		this.#places.clear();
		this.#found.length = 0;
		this.#steps.fill(0);
		this.#limit = limit + spare;
		this.useless = Number.POSITIVE_INFINITY;
	}

	/** Above this cost only so many are wanted as fill the first page. */
	worthFilling(cost: number): void {
		this.#worthFilling = cost;
	}

	/** How many entities cost less. */
	countBelow(cost: number): number {
		let count = 0;
		const end = Math.min(highestStep, Math.floor(cost * stepsAnEdit));
		for (let step = 0; step < end; step++) count += this.#steps[step]!;
		return count;
	}

	offer(found: FoundForm): void {
		const place = this.#places.get(found.entity);
		if (place === undefined) {
			this.#places.set(found.entity, this.#found.length);
			this.#found.push(found);
		} else {
			const before = this.#found[place]!;
			if (found.cost >= before.cost) return;
			this.#steps[stepOf(before.cost)]!--;
			this.#found[place] = found;
		}
		this.#steps[stepOf(found.cost)]!++;
		if (this.#found.length >= firstPage + spare) this.#bound();
	}

	#bound(): void {
		const steps = this.#steps;
		const last = stepOf(this.#worthFilling);
		let count = 0;
		for (let step = 0; step <= highestStep; step++) {
			count += steps[step]!;
			if (count < this.#limit && (count < firstPage + spare || step < last)) continue;
			this.useless = Math.min(this.useless, (step + 1) / stepsAnEdit + weightInEdits);
			return;
		}
	}

	/** The best of all, the best first, as many as were wanted and some more. */
	best(weights: Float64Array): readonly FoundForm[] {
		const rank = ({ cost, entity }: FoundForm) => standing({ cost, weight: weights[entity]! });
		return this.#found
			.map((found) => ({ found, rank: rank(found) }))
			.sort((a, b) => a.rank - b.rank || a.found.form - b.found.form)
			.slice(0, this.#limit)
			.map(({ found }) => found);
	}
}

const stepOf = (cost: number): number => Math.min(highestStep, Math.floor(cost * stepsAnEdit));
