import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which kept embeddings can fail their reader or writer, with who has to act and what to do. */
const failures = {
	'embeddings-exist': {
		responsible: 'caller',
		remedy: 'Give other embeddings another version: one that was put is never changed.',
	},
	'embeddings-altered': {
		responsible: 'us',
		remedy: 'Remove this folder and put the version again, or restore it from a copy.',
	},
	'embeddings-unreadable': {
		responsible: 'dependency',
		remedy: 'Look at the rights and the health of the disk; nothing was changed.',
	},
	'embeddings-unwritable': {
		responsible: 'dependency',
		remedy: 'Mend the disk (space, rights, health) and put the version again; no half of it shows.',
	},
} as const satisfies Record<string, Pick<FailureDetails, 'responsible' | 'remedy'>>;

export type EmbeddingsFailureCode = keyof typeof failures;

/** A failure of this package, by its code. */
export const failure = (
	code: EmbeddingsFailureCode,
	details: Pick<FailureDetails, 'what' | 'where' | 'cause'>,
): Failure => new Failure(code, { ...failures[code], ...details });
