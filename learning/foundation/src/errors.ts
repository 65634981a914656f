import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which a model can fail to be trained or opened, with who has to act and what to do. */
const failures = {
	'checkpoint-foreign': {
		responsible: 'caller',
		remedy: 'Train into another folder, or remove the checkpoint to begin anew.',
	},
	'bundle-missing': {
		responsible: 'caller',
		remedy: 'Train a model first, or name the folder that holds one.',
	},
	'bundle-altered': {
		responsible: 'us',
		remedy: 'Make the bundle anew; what it holds is not what its manifest promises.',
	},
	'bundle-format-unknown': {
		responsible: 'caller',
		remedy: 'Serve it with the version of Marquee that made it, or make the bundle anew.',
	},
	'bundle-contract-broken': {
		responsible: 'caller',
		remedy: 'Make the named part as docs/bundle.md says, and write its sha256 into the manifest.',
	},
	'bundle-foreign': {
		responsible: 'caller',
		remedy: 'Train on this catalogue, or serve the catalogue the bundle was made for.',
	},
} as const satisfies Record<string, Pick<FailureDetails, 'responsible' | 'remedy'>>;

export type FoundationFailureCode = keyof typeof failures;

/** A failure of this package, by its code. */
export const failure = (
	code: FoundationFailureCode,
	details: Pick<FailureDetails, 'what' | 'where' | 'cause'>,
): Failure => new Failure(code, { ...failures[code], ...details });
