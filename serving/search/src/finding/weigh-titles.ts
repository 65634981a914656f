import type { TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { NameMatch } from '@marquee/names';
import type { Hydrator, Provenance } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import { msPerDay } from '@marquee/units';
import { keyOfEntity } from '../entity-id.ts';
import { languageOf } from '../ground.ts';
import type { SearchParts } from '../parts.ts';
import { bucketOf, type ReadQuery } from '../query.ts';
import { type FeatureRow, featureRow } from '../ranking/features.ts';
import type { SearchPolicy } from '../ranking/policy.ts';
import { type Relation, tierOf } from '../ranking/tier.ts';
import { bestMatches, peopleNamed, sourceNames } from './sources.ts';

/** What is known of a title that was found. */
export interface Weighed {
	readonly title: Title;
	/** The name that matches best, where it was found by name. */
	readonly match: NameMatch | undefined;
	/** The person whose name was typed and who made it or plays in it. */
	readonly person: NameMatch | undefined;
	readonly relation: Relation;
	readonly tier: number;
	readonly features: FeatureRow; // (F)
	/** How many profiles ever took it up. */
	readonly profiles: number;
}

/** Weighs every title that was found: how it stands to the query, and all that an order rests on. */
export const weighTitles = (
	{ popularity, trends }: Pick<SearchParts, 'popularity' | 'trends'>,
	policy: SearchPolicy,
): Hydrator<ReadQuery, TitleCandidate & Provenance, Weighed> => ({
	name: 'weighing',
	onFailure: 'fail', // nothing but looking up: what fails here is a bug
	hydrate: (query, candidates) => {
		const weigh = weighing(query, {
			profiles: popularity().profiles(),
			most: popularity().allTime(1)[0]?.profiles ?? 0,
			trending: trends().trendingIn(query.country, query.now, longestTrend),
			sureFrom: policy.sureFrom,
		});
		return candidates.map(weigh);
	},
});

/** Past this place nobody is called trending. */
const longestTrend = 500;

interface Counted {
	readonly profiles: Float64Array; // (V)
	/** Of the most watched title. */
	readonly most: number;
	readonly trending: Int32Array;
	readonly sureFrom: SearchPolicy['sureFrom'];
}

function weighing(query: ReadQuery, counted: Counted) {
	const { catalogue } = query.ground;
	const matches = bestMatches(query);
	const people = peopleNamed(query);
	const trendPlaces = new Map(Array.from(counted.trending, (index, place) => [index, place]));
	const most = Math.log1p(counted.most) || 1;
	const { intent, readings } = query.understanding;
	const confidence = readings[0]?.confidence ?? 1;
	const isSure =
		(intent === 'explore' || intent === 'find') && confidence >= counted.sureFrom[intent];
	return (candidate: TitleCandidate & Provenance): Weighed => {
		const title = catalogue.titles[candidate.index]!;
		const match = matches.get(candidate.index);
		const person = people.find(({ entityId }) => title.people?.includes(keyOfEntity(entityId)));
		const profiles = counted.profiles[candidate.index] ?? 0;
		const { tier, relation } = tierOf(relationsOf(query, candidate, match), { intent, isSure });
		const features = featuresOf(query, {
			title,
			match: match !== undefined && relation === bucketOf(match, query.length) ? match : undefined,
			person: relation === 'person' ? person : undefined,
			popularity: Math.min(1, Math.log1p(Math.max(0, profiles)) / most),
			trendPlace: trendPlaces.get(candidate.index),
			taste: query.taste?.[candidate.index] ?? 0,
			fused: fusedPlaces(candidate),
		});
		return { title, match, person, relation, tier, features, profiles };
	};
}

/** All ways in which the title stands to the query. */
function relationsOf(
	{ described: { conditions, met }, length }: ReadQuery,
	{ index, finders }: { readonly index: TitleIndex } & Provenance,
	match: NameMatch | undefined,
): Relation[] {
	const relations: Relation[] = match === undefined ? [] : [bucketOf(match, length)];
	const isFoundBy = (name: string) => finders.some(({ source }) => source === name);
	if (isFoundBy(sourceNames.people)) relations.push('person');
	if (isFoundBy(sourceNames.conditions) || isFoundBy(sourceNames.meaning))
		relations.push(met[index]! >= conditions ? 'described' : 'described-in-part');
	return relations;
}

/** What features are made of; a name or a person counts where the title stands in its tier for it. */
interface Facts {
	readonly title: Title;
	readonly match: NameMatch | undefined;
	readonly person: NameMatch | undefined;
	readonly popularity: number;
	readonly trendPlace: number | undefined;
	readonly taste: number;
	readonly fused: number;
}

function featuresOf(query: ReadQuery, facts: Facts): FeatureRow {
	const { title, match, popularity } = facts;
	const shortness = shortnessOf(query.length);
	const taste = Math.max(-1, Math.min(1, facts.taste));
	return featureRow({
		...byNameFeatures(query, match, shortness),
		popularity,
		popularityOfShort: popularity * shortness,
		trendHere:
			facts.trendPlace === undefined
				? 0
				: 1 - Math.log1p(facts.trendPlace) / Math.log1p(longestTrend),
		freshness: freshnessOf(title, query.now),
		taste,
		tasteOfShort: taste * shortness,
		madeInLanguage: isOfLanguage(title.originalLanguage, query.locale) ? 1 : 0,
		fused: facts.fused,
		billing: billingOf(title, facts.person),
	});
}

const byNameFeatures = (query: ReadQuery, match: NameMatch | undefined, shortness: number) =>
	match === undefined
		? {}
		: {
				cost: match.cost * (1 - shortness),
				edits: match.edits,
				weight: match.weight,
				laterWord: match.bucket === 'word-prefix' ? 1 : 0,
				anyOrder: match.bucket === 'words' ? 1 : 0,
				nameInLanguage: isOfLanguage(match.name.locale, query.locale) ? 1 : 0,
			};

/** How short a query is: 1 for one sign, 0 from five on. */
export const shortnessOf = (length: number): number => Math.max(0, Math.min(1, (5 - length) / 4));

/** A title is half as new after so many days. */
const halfLifeDays = 30;

const freshnessOf = ({ addedAt }: Title, now: number): number =>
	addedAt === undefined ? 0 : 2 ** (-Math.max(0, now - addedAt) / msPerDay / halfLifeDays);

const isOfLanguage = (tag: string | undefined, locale: string | undefined): boolean =>
	tag !== undefined && locale !== undefined && languageOf(tag) === languageOf(locale);

function billingOf({ people = [] }: Title, person: NameMatch | undefined): number {
	const place = person === undefined ? -1 : people.indexOf(keyOfEntity(person.entityId));
	return place === -1 ? 0 : 1 / (1 + place);
}

/** Reciprocal ranks of a list are damped by so many places. */
const rankConstant = 60;

/**
 * Reciprocal rank fusion of the lists of a description, 1 for the first of one list:
 *
 *   Σ 61 ÷ (61 + place),   place from 0
 *
 * @paper Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods. SIGIR 2009.
 */
export function fusedPlaces({ finders }: Provenance): number {
	let sum = 0;
	for (const { source, place } of finders)
		if (source === sourceNames.conditions || source === sourceNames.meaning)
			sum += (rankConstant + 1) / (rankConstant + 1 + place);
	return sum;
}
