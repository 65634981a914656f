import { type Catalogue, oncePerCatalogue, type TitleIndex } from '@marquee/catalogue';
import type { Continued } from '@marquee/continuing';
import { type CountsAt, type FeatureReader, featureReader } from '@marquee/features';
import { priorRanker, type Ranker } from '@marquee/rankers';
import {
	catalogueGenres,
	type Diversified,
	diversifier,
	likenessByVectors,
	type Pool,
	type TitleLikeness,
	type Wanted,
} from '@marquee/ranking';
import {
	type CoWatching,
	type Likeness,
	type LocalTrends,
	likenessOf,
	type Popularity,
	type TasteModel,
} from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import { type FeaturesKept, noFeaturesKept } from './features-read.ts';
import type { PageRequest } from './page-request.ts';
import { type PagePolicy, pagePolicy } from './policy.ts';
import { type Shelves, shelvesOf } from './shelves.ts';

/** What pages are made from; all of it stands in memory and answers at once. */
export interface Makings extends PageFacts {
	readonly policy: PagePolicy;
	readonly likeness: Likeness;
	/** How alike two titles of the catalogue are to the model; `undefined` where it does not know one of them. */
	readonly closenessTo: (one: TitleIndex) => (other: TitleIndex) => number | undefined;
	readonly ranker: Ranker;
	readonly features: FeatureReader;
	readonly featuresKept: FeaturesKept;
	readonly diversify: (pool: Pool, wanted: Wanted) => Diversified;
	readonly shelves: Shelves;
}

/** What is known of the world, whichever model and policy look at it. */
export interface PageFacts {
	readonly catalogue: Catalogue;
	readonly popularity: Popularity;
	/** When what is counted over all profiles was last looked at; `undefined`: nothing is. */
	readonly countedAt: () => EpochMs | undefined;
	/** Counts for the ranker's features, in a country. */
	readonly counts: (now: EpochMs, country: string | undefined) => CountsAt;
	/** The top 10 of a country; `undefined`: there is none. */
	readonly topTen: (now: EpochMs, country: string | undefined) => TopTenList | undefined;
	readonly coWatching: CoWatching;
	readonly localTrends: LocalTrends;
	/** Which begun titles the profile goes on with, and whether this visit is for that. */
	readonly continuing: (query: PageRequest) => Continued;
}

/** A top 10 as a page shows it. */
export interface TopTenList {
	readonly heading: string;
	/** The country whose viewers were counted; `null`: all viewers, because too few of the country's did count. */
	readonly countedIn: string | null;
	readonly entries: readonly {
		readonly titleId: string;
		readonly rank: number;
		readonly sentence: string;
	}[];
}

/** What somebody must bring so that pages can be made. */
export interface MadeOf {
	readonly facts: PageFacts;
	readonly model: TasteModel;
	readonly policy?: PagePolicy;
	/** Without one, that of hand-set weights. */
	readonly ranker?: Ranker;
	/** Which pages keep what their ranker read; none unless given. */
	readonly featuresKept?: FeaturesKept;
}

// Whatever bundle, ranker or policy a page is made with: over a million titles each of these takes seconds.
const features = oncePerCatalogue(featureReader);
const shelves = oncePerCatalogue(shelvesOf);

/** Lays everything out that lasts as long as the catalogue, the model and the policy do. */
export function makingsOf({
	facts,
	model,
	policy = pagePolicy,
	ranker = priorRanker(),
	featuresKept = noFeaturesKept,
}: MadeOf): Makings {
	const { catalogue } = facts;
	const likeness = likenessOf(model, catalogue);
	const byVectors = likenessByModel(model, catalogue);
	return {
		...facts,
		policy,
		likeness,
		closenessTo: closenessOf(likeness, byVectors, catalogue),
		ranker: ranker.withPolicy(policy.ranker),
		features: features(catalogue),
		featuresKept,
		diversify: diversifier(catalogueGenres(catalogue), byVectors),
		shelves: shelves(catalogue),
	};
}

/** How alike two titles are to the model; without its embeddings genres have to do. */
export function likenessByModel(
	{ table, titleIds }: TasteModel,
	catalogue: Catalogue,
): TitleLikeness | undefined {
	if (table === undefined) return undefined;
	const rowOf = new Int32Array(catalogue.size).fill(-1);
	for (const [row, id] of titleIds.entries()) {
		const index = catalogue.indexOf(id);
		if (index !== undefined) rowOf[index] = row;
	}
	return likenessByVectors({ ...table, rowOf });
}

/** Likeness by places in the catalogue: from the model's own table where there is one, else by the ids that it knows. */
const closenessOf = (
	likeness: Likeness,
	vectors: TitleLikeness | undefined,
	catalogue: Catalogue,
): Makings['closenessTo'] =>
	vectors === undefined
		? (one) => {
				const to = likeness.closenessTo(catalogue.idAt(one));
				return (other) => to(catalogue.idAt(other));
			}
		: (one) => (other) =>
				vectors.knows(one) && vectors.knows(other) ? vectors.cosine(one, other) : undefined;
