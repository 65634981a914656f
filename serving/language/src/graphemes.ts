const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The signs that a reader counts as one, in order. */
export function graphemes(text: string): readonly string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
