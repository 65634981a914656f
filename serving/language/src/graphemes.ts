/**
 * The signs that a reader counts as one, in order.
 *
 * Where every unit is a sign of its own, as in Latin, Cyrillic, Arabic, Chinese or Korean text once it is folded, none is looked up.
 */
export function graphemes(text: string): readonly string[] {
	return everyUnitIsOne.test(text) ? text.split('') : clusters(text);
}

/** Letters without marks of scripts that do not cluster. A carriage return clusters with a line feed: both are left out. */
const everyUnitIsOne =
	/^[\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u10a0-\u10ff\u1e00-\u1fff\u2010-\u2027\u2030-\u203b\u20a0-\u20bf\u3001-\u3029\u3031-\u303c\u3041-\u3096\u309b-\u318e\u3400-\u9fff\uac00-\ud7a3]*$/;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

function clusters(text: string): readonly string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
