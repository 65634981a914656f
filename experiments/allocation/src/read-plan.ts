import { Failure } from '@marquee/units';
import type { Experiment, Holdout, Plan } from './experiment.ts';
import { Fields, planMalformed } from './plan-fields.ts';
import type { Range } from './ranges.ts';
import { readExperiment } from './read-experiment.ts';
import { isGrowthBook, readGrowthBook } from './read-growthbook.ts';

/**
 * Reads what is being tried: `{holdouts, experiments}`, a list of experiments, or one experiment.
 *
 * @throws {Failure} `experiment-malformed` with the field; `experiments-overlap` if two running experiments of a layer
 * claim the same slots.
 */
export function readPlan(value: unknown, where = 'plan'): Plan {
	const written = Array.isArray(value)
		? { experiments: value }
		: isPlan(value)
			? value
			: { experiments: [value] };
	const fields = new Fields(written, where);
	fields.only('holdouts', 'experiments');
	const experiments = new Map<string, Experiment>();
	for (const [i, item] of fields.list('experiments').entries()) {
		const place = `${fields.place('experiments')}[${i}]`;
		const experiment = (isGrowthBook(item) ? readGrowthBook : readExperiment)(item, place);
		if (experiments.has(experiment.key))
			throw planMalformed(place, `there are two experiments ${experiment.key}`);
		experiments.set(experiment.key, experiment);
	}
	refuseOverlap([...experiments.values()], where);
	const holdouts = fields
		.list('holdouts')
		.map((item, i) => readHoldout(item, `${fields.place('holdouts')}[${i}]`));
	return { holdouts, experiments };
}

const isPlan = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && 'experiments' in value;

function readHoldout(value: unknown, where: string): Holdout {
	const fields = new Fields(value, where);
	fields.only('key', 'share', 'layers', 'salt', 'why');
	const key = fields.text('key');
	return {
		key,
		salt: { text: fields.text('salt', `holdout/${key}/`), version: 2 },
		share: fields.share('share'),
		...(fields.has('layers') ? { layers: new Set(fields.list('layers').map(String)) } : {}),
	};
}

function refuseOverlap(experiments: readonly Experiment[], where: string): void {
	for (const [i, one] of experiments.entries())
		for (const other of experiments.slice(i + 1))
			if (sharesSlots(one, other))
				throw new Failure('experiments-overlap', {
					responsible: 'caller',
					what: `${one.key} and ${other.key} claim the same slots of layer ${one.layer!.key}`,
					where,
					remedy:
						'Give experiments of one layer slots of their own, or another layer to one of them.',
				});
}

function sharesSlots(one: Experiment, other: Experiment): boolean {
	if (!one.running || !other.running || one.layer === undefined || other.layer === undefined)
		return false;
	if (one.layer.key !== other.layer.key) return false;
	const { slots } = other.layer;
	return one.layer.slots.some((mine) => slots.some((theirs) => overlap(mine, theirs)));
}

const overlap = ([from, to]: Range, [otherFrom, otherTo]: Range): boolean =>
	from < otherTo && otherFrom < to;
