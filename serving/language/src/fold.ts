/**
 * Text as it is compared: without case, accents, width and punctuation; words are parted by one space.
 *
 * Marks that letters of Indic scripts, Thai and others cannot do without are kept.
 */
export function fold(text: string, _locale?: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim();
}
