/**
 * How names are analysed: `compact` by threes of signs, so that mistakes leave enough in common; `words` by all their
 * beginnings; `whole` and `keys` as they are. What is answered is kept beside them, and not searched.
 */
export const indexSettings = {
	settings: {
		analysis: {
			tokenizer: { threes: { type: 'ngram', min_gram: 3, max_gram: 3 } },
			filter: { beginnings: { type: 'edge_ngram', min_gram: 1, max_gram: 20 } },
			analyzer: {
				marquee_grams: { type: 'custom', tokenizer: 'threes' },
				marquee_beginnings: { type: 'custom', tokenizer: 'whitespace', filter: ['beginnings'] },
				marquee_words: { type: 'custom', tokenizer: 'whitespace' },
			},
		},
	},
	mappings: {
		dynamic: 'strict',
		properties: {
			entity_id: { type: 'keyword' },
			kind: { type: 'keyword' },
			weight: { type: 'double' },
			names: { type: 'object', enabled: false },
			whole: { type: 'keyword', ignore_above: 8_000 },
			keys: { type: 'keyword' },
			compact: { type: 'text', analyzer: 'marquee_grams' },
			words: {
				type: 'text',
				analyzer: 'marquee_beginnings',
				search_analyzer: 'marquee_words',
			},
		},
	},
} as const;
