import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which meaning can fail its reader, with who has to act and what to do. */
const failures = {
	'semantics-missing': {
		responsible: 'us',
		remedy: 'Train what words mean, or search without meaning until it is trained.',
	},
	'semantics-altered': {
		responsible: 'us',
		remedy: 'Restore the file from a copy, or train what words mean again.',
	},
	'semantics-foreign': {
		responsible: 'us',
		remedy: 'Train what words mean with this version and this catalogue.',
	},
	'sentence-model-refused': {
		responsible: 'caller',
		remedy:
			'Export the model with inputs input_ids and attention_mask (and token_type_ids, if it reads them) and token vectors as its output.',
	},
	'sentence-vocabulary-refused': {
		responsible: 'caller',
		remedy:
			'Name the vocab.txt or tokenizer.json (WordPiece or Unigram) that belongs to the model.',
	},
} as const satisfies Record<string, Pick<FailureDetails, 'responsible' | 'remedy'>>;

export type SemanticFailureCode = keyof typeof failures;

/** A failure of this package, by its code. */
export const failure = (
	code: SemanticFailureCode,
	details: Pick<FailureDetails, 'what' | 'where' | 'cause'>,
): Failure => new Failure(code, { ...failures[code], ...details });
