/**
 * What is known of titles beside who watched them, as a sparse table: title v has the attributes
 * `indices[offsets[v]]` … `indices[offsets[v + 1] − 1]`, each with a weight.
 */
export interface TitleAttributes {
	readonly titles: number; // V
	/** `kind:value`, such as `genre:Drama`, `person:Agnès Varda`, `tag:heist`. `// (A)` */
	readonly names: readonly string[];
	readonly offsets: Int32Array; // (V + 1)
	readonly indices: Int32Array; // (N)
	/** How strongly; a title's weights have a square sum of 1, or of 0 where nothing is known of it. */
	readonly weights: Float32Array; // (N)
}
