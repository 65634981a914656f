/** What a phrase says about the titles that are wanted. */
export type Meaning =
	/** Groups of the catalogue's genres: one of each. */
	| { readonly kind: 'genre'; readonly groups: readonly (readonly string[])[] }
	| { readonly kind: 'tag'; readonly tag: string }
	| { readonly kind: 'country'; readonly country: string; readonly language?: string }
	| { readonly kind: 'language'; readonly language: string }
	/** Without a first year it is that of the number in the phrase. */
	| { readonly kind: 'decade'; readonly from?: number }
	| { readonly kind: 'year'; readonly year: number }
	/** Words that order the query and are not looked for. */
	| { readonly kind: OrderingKind };

/** What a word does that is not looked for. */
export type OrderingKind =
	| 'format'
	| 'connecting'
	| 'like'
	| 'like-behind'
	| 'without'
	| 'without-behind'
	| 'since'
	| 'before';

const content: ReadonlySet<string> = new Set<Meaning['kind']>([
	'genre',
	'tag',
	'country',
	'language',
	'decade',
	'year',
]);

/** Whether the phrase says which titles are wanted, and does not only tie others together. */
export function isContent(meaning: Meaning): boolean {
	return content.has(meaning.kind);
}

/** Whether two phrases say the same. */
export function sameMeaning(one: Meaning, other: Meaning): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
