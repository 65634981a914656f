import { Failure } from '@marquee/units';

/** A model of going on whose JSON is not one. */
export const continuingModelMalformed = (at: string, expected: string, found: unknown): Failure =>
	new Failure('continuing-model-malformed', {
		responsible: 'caller',
		what: `expected ${expected}, found ${JSON.stringify(found)}`,
		where: at === '' ? 'the model' : at,
		remedy: 'Correct the file, or train the model again.',
	});
