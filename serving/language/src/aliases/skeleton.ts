/** Sounds that scripts without vowels write alike, or that people who romanise them mix up: the longest first. */
const classes: readonly (readonly [RegExp, string])[] = [
	[/sch|sh|ts|tz|zh/g, 's'],
	[/ch|kh|ck|gh|q/g, 'k'],
	[/ph/g, 'f'],
	[/th/g, 't'],
	[/dh/g, 'd'],
	[/x/g, 'ks'],
	[/c(?=[eiy])/g, 's'],
	[/c/g, 'k'],
	[/[zj]/g, 's'],
	[/[vw]/g, 'b'],
	[/f/g, 'p'],
	[/h(?![a-z])/g, ''],
	[/[aeiouy'’ʿʾ]/g, ''],
];

/** What is compared where vowels are not written: the consonants alone, those alike as one; `undefined` where fewer than three are left. */
export function skeletonOf(latin: string): string | undefined {
	let text = latin
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
	for (const [sounds, one] of classes) text = text.replace(sounds, one);
	const skeleton = text.replace(/[^a-z0-9]+/g, '').replace(/(.)\1+/g, '$1');
	return skeleton.length >= 3 ? skeleton : undefined;
}
