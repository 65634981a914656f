import type { Title } from '@marquee/contracts';
import type { TitleSpace } from '@marquee/embeddings';
import type { Random } from '@marquee/units';
import {
	balanced,
	type SemanticModel,
	type Semantics,
	semanticsOf,
	withTaste,
} from './semantics.ts';
import { type Taste, tasteMap, tasteOf } from './taste-map.ts';
import { type TermSettings, termTable, weightedTerms } from './term-table.ts';
import { type Field, termsOfTitle } from './title-terms.ts';
import { type TruncatedSvd, truncatedSvd } from './truncated-svd.ts';

/** What meaning is learnt from. */
export interface SemanticsParts {
	readonly titles: readonly Title[];
	/** What is said of a title in sentences, where the owner has such. */
	readonly descriptions?: (title: Title) => readonly string[];
	/**
	 * Where titles stand by who watches them: the foundation model's embeddings, or `coWatchSpace`. A row's length, at most 1,
	 * says how sure that is; of the rest the words speak. Titles that are not in it stand where their words put them.
	 */
	readonly taste?: TitleSpace;
	readonly random: Random;
	readonly settings?: Partial<SemanticsSettings>;
}

/** How a training differs from its defaults. */
export interface SemanticsSettings extends TermSettings {
	/** K: how many numbers hold what is said of a title. */
	readonly saidWidth: number;
	/** How far the large directions, which all titles share, are drawn in: 0 leaves them, 1 makes all alike. */
	readonly evening: number;
	/** The share of each sort of statement in what is said of a title. */
	readonly shares: Readonly<Record<Field, number>>;
	/** The locales in which countries and languages are named. */
	readonly locales: readonly string[];
	readonly tasteShares: SemanticModel['tasteShares'];
	/** Titles' worth of doubt against that words foretell taste. */
	readonly ridge: number;
}

/** Chosen on MovieLens with plots, people and tags (bench/semantic.ts). */
const defaults: SemanticsSettings = {
	saidWidth: 192,
	evening: 0.75,
	fewestTitles: 2,
	mostTerms: 100_000,
	shares: { name: 0.2, genre: 1, person: 1, tag: 1, time: 0.25, place: 0.25, description: 1 },
	locales: ['en'],
	tasteShares: { ofQueries: 0, ofTitles: 0.8 },
	ridge: 1,
};

/**
 * Learns where words and titles stand, in closed form.
 *
 *   X ≈ U Σ Vᵀ   titles by terms                    what is said of a title:  U Σ^(1 − e)
 *   a query q has q V Σ^(−e)                        (latent semantic indexing, its directions evened out by e)
 *   M = argmin Σ wᵢ |uᵢ M − tᵢ|² + λ |M|²           who watches what is said so
 *
 * A title's vector is both parts side by side, each of the same length; taste is its own as far as it is known and M's for
 * the rest. So a query reaches titles that nobody has watched yet and those that are watched by the people who watch what
 * the words name.
 *
 * Ten thousand titles with twenty thousand terms take five to nine seconds on one thread, by how busy the machine is.
 *
 * @throws {RangeError} if a row of taste is longer than 1.
 * @paper Deerwester, Dumais, Furnas, Landauer, Harshman: Indexing by Latent Semantic Analysis. JASIS 41(6), 1990.
 */
export function trainSemantics(parts: SemanticsParts): Semantics {
	return semanticsOf(learnt(parts, { ...defaults, ...parts.settings }));
}

function learnt(parts: SemanticsParts, settings: SemanticsSettings): SemanticModel {
	const { titles, descriptions = () => [], random } = parts;
	const said = titles.map((title) => termsOfTitle(title, descriptions(title), settings.locales));
	const { terms, importances } = termTable(said, settings);
	const places = new Map(terms.map((term, place) => [term, place]));
	const rows = weightedTerms(said, places, importances, settings.shares); // (V, F)
	const svd = evened(truncatedSvd(rows, settings.saidWidth, random), settings.evening);
	const taste = tasteOf(titles, parts.taste);
	const saidWidth = svd.width;
	const model = {
		titleIds: titles.map(({ titleId }) => titleId),
		width: saidWidth + taste.width,
		saidWidth,
		terms,
		importances,
		termVectors: Float32Array.from(svd.right),
		tasteMap: tasteMap({ vectors: svd.left, width: saidWidth }, taste, settings.ridge),
		tasteShares: settings.tasteShares,
		vectors: new Float32Array(titles.length * (saidWidth + taste.width)),
	};
	for (const v of titles.keys())
		model.vectors.set(titleVector(model, svd, taste, v) ?? [], v * model.width);
	return model;
}

/** U Σ^(1 − e) and V Σ^(−e): their products stay what they were. */
function evened({ left, right, values, width }: TruncatedSvd, by: number) {
	return {
		left: left.map((value, at) => value * values[at % width]! ** (1 - by)),
		right: right.map((value, at) => value * values[at % width]! ** -by),
		width,
	};
}

function titleVector(
	model: SemanticModel,
	svd: ReturnType<typeof evened>,
	taste: Taste,
	v: number,
) {
	const { saidWidth: K, width } = model;
	const foretold = balanced(
		model,
		withTaste(model, Float32Array.from(svd.left.subarray(v * K, (v + 1) * K))),
		0.5,
	);
	const both = foretold ?? new Float32Array(width);
	const doubt = 1 - taste.sureness[v]!;
	for (let t = 0; t < taste.width; t++)
		both[K + t] = doubt * both[K + t]! * Math.SQRT2 + taste.vectors[v * taste.width + t]!;
	return balanced(model, both, 0.5);
}
