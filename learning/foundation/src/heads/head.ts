import type { Histories } from '@marquee/histories';
import type { NamedNumbers, Value, Weights } from '@marquee/tensor';
import type { Random } from '@marquee/units';
import type { Batch } from '../batch.ts';

/** What a head may build its loss from. */
export interface HeadTerms {
	/** What the model says after each step. `// (N, D)` */
	readonly states: Value;
	/** Every entered title, of length 1. `// (rows, D)` */
	readonly unitTitles: Value;
	/** The row of the title that followed each step, i32. `// (N)` */
	readonly targets: Value;
	readonly weights: Weights;
}

/**
 * Something that the model is asked to say beside the next title. It shares the states, has weights of its own, and adds to
 * the loss.
 */
export interface Head {
	readonly name: string;
	/** Its part of the loss, already weighted. */
	readonly loss: (terms: HeadTerms) => Value;
	/** What its inputs are fed for a batch. */
	readonly feeds: (batch: Batch, data: Histories, random: Random) => NamedNumbers;
}
