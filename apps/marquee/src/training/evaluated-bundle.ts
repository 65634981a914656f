import { fitItemKnn, fitPopularity, fitRecentPopularity } from '@marquee/baselines';
import type { Catalogue } from '@marquee/catalogue';
import { type Bundle, openFoundation, type TrainedModel } from '@marquee/foundation';
import {
	type Contender,
	type Evaluation,
	evaluate,
	heldOutNewest,
	type Labels,
	type NamedHistories,
	pairedWith,
	withCutHistories,
} from '@marquee/protocols';
import { type Clock, Failure, type ProfileId, type TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import { stoppable } from '../evaluation/stoppable.ts';
import { readCard } from '../model-card/card-files.ts';
import type { Evaluated, ModelCard } from '../model-card/model-card.ts';
import { own } from '../model-card/report-tables.ts';
import type { Progress } from '../terminal/progress.ts';
import type { BundleBefore } from './bundle-before.ts';
import { onTitlesOf } from './on-titles-of.ts';

/** What is known at the end of a training, before its bundle is written. */
export interface TrainedOn extends NamedHistories {
	readonly model: TrainedModel;
	readonly titleIds: readonly TitleId[];
	readonly catalogue: Catalogue;
	readonly states: Pick<ProfileStates, 'of'>;
	/** The bundle that served until now. */
	readonly before: BundleBefore | undefined;
}

/** What evaluating it needs. */
export interface EvaluatedBy {
	readonly folder: { readonly cards: string };
	readonly threads: number;
	readonly clock: Clock;
	readonly progress: Progress;
	readonly signal: AbortSignal;
}

/** Beyond so many titles the nearest neighbours of every title take longer than the training. */
const mostTitlesForNeighbours = 20_000;
/** Each cut asks the cases anew; so many tell enough. */
const mostCutCases = 500;

/**
 * How good a model is on the newest titles that training kept back: beside baselines that are quickly fitted, and
 * beside the bundle that served before, if that one has not learnt from the answers.
 */
export async function evaluatedBundle(
	trained: TrainedOn,
	by: EvaluatedBy,
): Promise<{ readonly evaluation: Evaluated; readonly parent: ModelCard['parent'] }> {
	const { threads, clock, progress, signal } = by;
	const { seed } = trained.model.run;
	const parent = await comparableParent(trained, by);
	const foundation = await openFoundation(trained.model, { threads, batchRows: 16 });
	const { memory, ...taste } = trained.model;
	const alone = memory && (await openFoundation(taste, { threads, batchRows: 16 }));
	const contenders: readonly Contender[] = [
		...quickBaselines(trained),
		...('bundle' in parent
			? [model('parent', onTitlesOf(parent.bundle, trained.titleIds).score)]
			: []),
		...(alone ? [model('taste alone', alone.score)] : []),
		model(own, foundation.score),
	];
	progress.begin('evaluating');
	try {
		const evaluation = await evaluate(
			withCutHistories(heldOutNewest, { seed, mostCases: mostCutCases }),
			trained,
			contenders.map((one) => stoppable(one, signal)),
			{
				dataName: 'the events of this service',
				seed,
				clock,
				slices: true,
				labels: labelsOf(trained),
				onProgress: ({ model: name, done, total }) => progress.update(done, total, name),
			},
		);
		const { report } = evaluation;
		progress.end(`${report.counts.cases.toLocaleString('en')} titles that were kept back`);
		return { evaluation: { report }, parent: comparison(parent, evaluation) };
	} finally {
		await foundation.release();
		await alone?.release();
		if ('bundle' in parent) await parent.bundle.foundation.release();
	}
}

const model = (name: string, score: Awaited<ReturnType<Contender['fit']>>['score']): Contender => ({
	name,
	baseline: false,
	fit: () => ({ name, score }),
});

function quickBaselines({ histories: { titles, happenedAtMs } }: NamedHistories): Contender[] {
	const hasTimes = !happenedAtMs.some(Number.isNaN);
	const baseline = (name: string, fit: Contender['fit']) => ({ name, baseline: true, fit });
	return [
		baseline('popularity', ({ train }) => fitPopularity(train)),
		...(hasTimes ? [baseline('recent-popularity', ({ train }) => fitRecentPopularity(train))] : []),
		...(titles <= mostTitlesForNeighbours
			? [baseline('itemknn', ({ train }) => fitItemKnn(train))]
			: []),
	];
}

type Parent = { readonly bundle: Bundle } | { readonly none: ModelCard['parent'] };

/**
 * The bundle that served, as it would answer of today's titles, if its card says that it kept the same titles back; else why it
 * is not asked.
 */
async function comparableParent(
	{ before, catalogue }: TrainedOn,
	{ folder }: EvaluatedBy,
): Promise<Parent> {
	if (before === undefined) return { none: null };
	const not = (notCompared: string) => ({ none: { bundle: before.hash, notCompared } });
	if ('unopened' in before) return not(before.unopened);
	try {
		const card = await readCard(folder.cards, before.hash);
		const keptBack =
			card !== undefined &&
			'report' in card.evaluation &&
			card.evaluation.report.protocol === heldOutNewest.name;
		if (!keptBack) return not('it has learnt from the titles that are asked for');
		return { bundle: await before.bundle.withTitles(catalogue.titles) };
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		return not(`it cannot be asked (${cause.code}: ${cause.what})`);
	}
}

const comparison = (parent: Parent, evaluation: Evaluation): ModelCard['parent'] =>
	'none' in parent
		? parent.none
		: { bundle: parent.bundle.hash, difference: pairedWith(evaluation, own, 'parent') };

/** The language of titles and the newest country of profiles, where anybody said them. */
function labelsOf({ catalogue, titleIds, profileIds, states }: TrainedOn): readonly Labels[] {
	const languages = titleIds.map((id) => catalogue.title(id)?.originalLanguage);
	const countries = profileIds.map((id) => countryOf(states, id as ProfileId));
	const labels: readonly Labels[] = [
		{ name: 'title-language', of: 'title', values: languages },
		{ name: 'country', of: 'profile', values: countries },
	];
	return labels.filter(({ values }) => values.some((value) => value !== undefined));
}

function countryOf(states: Pick<ProfileStates, 'of'>, profile: ProfileId): string | undefined {
	const seen = states.of(profile)?.titles.filter(({ country }) => country !== undefined) ?? [];
	return seen.sort((a, b) => (a.countryAt ?? 0) - (b.countryAt ?? 0)).at(-1)?.country;
}
