import type { Vocabulary } from '@marquee/attributes';
import { type Checkpoint, checkpointBytes, checkpointOf, type WeightLayout } from '@marquee/tensor';
import type { TokenField } from '@marquee/tokens';
import { Failure } from '@marquee/units';
import { failure } from './errors.ts';
import type { Run } from './run.ts';
import type { TrainedModel } from './trained-model.ts';

/** What a model knows beyond scoring: what the training of tomorrow goes on from, and what a new title is made of. */
export type Learnt = Pick<
	TrainedModel,
	'run' | 'fields' | 'layout' | 'weights' | 'tower' | 'rotation' | 'vocabulary'
>;

/** The file of a bundle that holds it; bundles of other makers do without. */
export const learntFile = 'learnt.checkpoint';

/** What fits JSON. A vocabulary's names are those of the tower's attributes. */
interface LearntFacts {
	readonly run: Run;
	readonly fields: readonly TokenField[];
	readonly layout: WeightLayout;
	readonly attributeNames: readonly string[];
	readonly vocabulary: Omit<Vocabulary, 'names'> | null;
}

/** What was learnt as the bytes of its file: the same model gives the same bytes. */
export function learntBytes(model: Learnt): Uint8Array {
	const { run, fields, layout, weights, tower, rotation, vocabulary } = model;
	const { attributeNames, ...arrays } = tower;
	const facts: LearntFacts = {
		run,
		fields,
		layout,
		attributeNames,
		vocabulary: vocabulary
			? { importances: vocabulary.importances, shares: vocabulary.shares }
			: null,
	};
	return checkpointBytes({ facts, arrays: { weights, ...arrays, ...(rotation && { rotation }) } });
}

/**
 * What was learnt, from the bytes of its file.
 *
 * @throws {Failure} `bundle-contract-broken` if the file is no checkpoint, or an array is missing or of another length than
 *   the facts beside it say.
 */
export function learntOf(bytes: Uint8Array, titles: number, where: string): Learnt {
	const { facts, arrays } = checkpointIn(bytes, where);
	const { run, fields, layout, attributeNames, vocabulary } = facts as LearntFacts;
	const table = (name: string, length = arrays[name]?.length ?? -1): Float32Array => {
		const numbers = arrays[name];
		if (numbers instanceof Float32Array && numbers.length === length) return numbers;
		const what = `${learntFile}: ${name} has ${numbers?.length ?? 'no'} numbers, not ${length}`;
		throw failure('bundle-contract-broken', { what, where });
	};
	const { width } = run;
	return {
		run,
		fields,
		layout,
		weights: table('weights', layout.length),
		tower: {
			own: table('own', titles * width),
			attribute: table('attribute', attributeNames.length * width),
			gate: table('gate'),
			attributeNames,
		},
		...(arrays.rotation && { rotation: table('rotation', width * width) }),
		...(vocabulary && { vocabulary: { names: attributeNames, ...vocabulary } }),
	};
}

function checkpointIn(bytes: Uint8Array, where: string): Checkpoint {
	try {
		return checkpointOf(bytes, where);
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		const what = `${learntFile}: ${cause.what}`;
		throw failure('bundle-contract-broken', { what, where, cause });
	}
}
